package org.checkpointinspector.app.ui.findings;

import java.util.Set;
import java.util.stream.Collectors;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.diagnose.Rules;
import org.checkpointinspector.inspect.Finding;

/** What a finding is about, in the order in which they are listed: first what Spark does with the files, then advice by theme. */
enum CauseGroup {
    /** Rules that judge: what Spark does when it restarts. */
    RESTART,
    /** The way back. */
    RECOVERY,
    /** Where the query reads from. */
    SOURCES,
    /** Intervals, durations, pauses. */
    TIMING,
    /** State and its files. */
    STATE,
    /** Rights and secrets. */
    ACCESS,
    /** The store, and how long it keeps what. */
    STORAGE,
    /** The application and its Spark. */
    CODE;

    /** Apart, so that the rules are not loaded before there is a finding. */
    private static final class Advice {
        private static final Set<String> IDS = Rules.all().stream().filter(Rules::isAdvice).map(RuleText::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The group of a finding, by its rule. */
    static CauseGroup of(Finding finding) {
        if (!Advice.IDS.contains(finding.rule())) {
            return RESTART;
        }
        return switch (finding.rule().substring(0, Math.max(0, finding.rule().indexOf('.')))) {
            case "recovery", "query" -> RECOVERY;
            case "offsets", "source", "sources" -> SOURCES;
            case "batch", "interval" -> TIMING;
            case "state", "files" -> STATE;
            case "permission", "security" -> ACCESS;
            case "storage", "retention", "sinklog" -> STORAGE;
            default -> finding.rule().equals("dstream.stored-credentials") ? ACCESS : CODE;
        };
    }
}
