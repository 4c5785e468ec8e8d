package org.checkpointinspector.report;

import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;

/** What an inspection comes down to, best first: the colour of a verdict and the exit status of the command line. */
public enum Outcome {
    /** Restarts, nothing wrong, every needed byte read. */
    GOOD,
    /** Restarts, with warnings or with bytes that were not read. */
    CAUTION,
    /** Fails, or restarts and silently loses data. */
    BAD,
    /** Could not be told. */
    UNKNOWN;

    /** The outcome of one checkpoint. A quick look never comes out as {@link #GOOD}. */
    public static Outcome of(Depth depth, CheckpointInspection checkpoint) {
        if (checkpoint.verdict() == Verdict.UNKNOWN) {
            return UNKNOWN;
        }
        boolean bad = has(checkpoint, Severity.ERROR) || has(checkpoint, Severity.LOSS);
        if (checkpoint.verdict() == Verdict.FAILS || bad) {
            return BAD;
        }
        boolean unread = depth == Depth.QUICK || checkpoint.unverifiedBytes() > 0;
        return unread || has(checkpoint, Severity.WARNING) ? CAUTION : GOOD;
    }

    /** The worst outcome at a location; {@link #UNKNOWN} where there is no checkpoint. */
    public static Outcome of(Inspection inspection) {
        return inspection.checkpoints().stream()
                .map(checkpoint -> of(inspection.depth(), checkpoint))
                .max(Enum::compareTo)
                .orElse(UNKNOWN);
    }

    /** The worse of the two. */
    public Outcome or(Outcome that) {
        return compareTo(that) >= 0 ? this : that;
    }

    private static boolean has(CheckpointInspection checkpoint, Severity severity) {
        return checkpoint.findings().stream().map(Finding::severity).anyMatch(severity::equals);
    }
}
