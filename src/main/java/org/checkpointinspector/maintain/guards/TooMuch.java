package org.checkpointinspector.maintain.guards;

import java.util.Locale;
import java.util.Optional;
import org.checkpointinspector.maintain.Guard;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.Situation;

/** More files or bytes would be taken away than anybody takes away by hand. Typing the path lifts it. */
public final class TooMuch implements Guard {

    private final long mostFiles;
    private final long mostBytes;

    /** With limits that a checkpoint of a big query reaches and a mistake passes. */
    public TooMuch() {
        this(500_000, 1L << 40);
    }

    /** With these limits. */
    public TooMuch(long mostFiles, long mostBytes) {
        this.mostFiles = mostFiles;
        this.mostBytes = mostBytes;
    }

    @Override
    public String name() {
        return "too-much";
    }

    @Override
    public Optional<Refusal> check(Situation situation) {
        Plan.Totals totals = situation.plan().totals();
        long files = totals.movedFiles() + totals.removedFiles();
        long bytes = totals.movedBytes() + totals.removedBytes();
        if (files <= mostFiles && bytes <= mostBytes) {
            return Optional.empty();
        }
        String path = situation.plan().location().toString();
        return Optional.of(new Refusal(name(), String.format(Locale.ROOT, "%,d files of %,d bytes would be taken away; more than %,d files or %,d bytes are not without asking.", files, bytes,
                mostFiles, mostBytes), "If that is right, give the path: --force-path " + path, path));
    }
}
