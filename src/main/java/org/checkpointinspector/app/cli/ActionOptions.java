package org.checkpointinspector.app.cli;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all commands that change something; a mixin. */
final class ActionOptions {
    @Option(names = "--dry-run", description = "Only print the plan.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Option(names = "--json", description = "The plan, or with --yes what came of it, as one JSON object on one line.")
    boolean json;

    @Option(names = "--verify", paramLabel = "full", description = "full: prove each copy by reading both ends again, whatever the stores offer.")
    private @Nullable String verify;

    @Option(names = "--force-path", paramLabel = "PATH", description = "Lift a guard that says so, by giving the path that it names. Repeatable.")
    private Set<String> forced = new HashSet<>();

    /** Whether both ends of each copy are read again. */
    boolean verifyFull() {
        return "full".equals(verify);
    }

    /** What was typed to lift guards. */
    Set<String> forced() {
        return forced;
    }
}
