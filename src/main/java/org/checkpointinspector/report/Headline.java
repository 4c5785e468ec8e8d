package org.checkpointinspector.report;

import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Checkpoint;

/**
 * The verdict in one line.
 *
 * @param outcome how good it is
 * @param word the verdict in capitals: {@code FAILS}, {@code RESTARTS WITH LOSS} …
 * @param sentence what it means, without a full stop
 */
public record Headline(Outcome outcome, String word, String sentence) {

    /** The verdict of one checkpoint. */
    public static Headline of(Depth depth, CheckpointInspection checkpoint) {
        Outcome outcome = Outcome.of(depth, checkpoint);
        if (checkpoint.verdict() == null) {
            return new Headline(outcome, outcome == Outcome.BAD ? "DAMAGED" : "NO VERDICT", whatIsLeft(checkpoint));
        }
        return switch (checkpoint.verdict()) {
            case FAILS -> new Headline(outcome, "FAILS", spark(checkpoint) + " will not restart this " + what(checkpoint));
            case UNKNOWN -> new Headline(outcome, "UNKNOWN", unknown(checkpoint));
            case RESTARTS -> restarts(outcome, depth, checkpoint);
        };
    }

    /** The line as it is printed. */
    @Override
    public String toString() {
        return word + ": " + sentence;
    }

    private static Headline restarts(Outcome outcome, Depth depth, CheckpointInspection checkpoint) {
        String who = spark(checkpoint) + " restarts this " + what(checkpoint);
        if (checkpoint.losesData()) {
            return new Headline(outcome, "RESTARTS WITH LOSS", who + ", and silently loses or repeats data");
        }
        if (checkpoint.unverifiedBytes() > 0) {
            return new Headline(outcome, "RESTARTS, UNVERIFIED", asFarAsRead(depth, checkpoint));
        }
        long warnings = count(checkpoint, Severity.WARNING);
        if (warnings > 0) {
            return new Headline(outcome, "RESTARTS", who + ", with " + Amounts.count(warnings, "warning"));
        }
        if (depth == Depth.QUICK) {
            return new Headline(outcome, "RESTARTS, UNVERIFIED", "nothing wrong in the logs, which is all that was read");
        }
        return new Headline(outcome, "RESTARTS", who + "; all that it needs was read and is whole");
    }

    private static String asFarAsRead(Depth depth, CheckpointInspection checkpoint) {
        boolean quick = depth == Depth.QUICK;
        long warnings = count(checkpoint, Severity.WARNING);
        String logs = warnings > 0 ? Amounts.count(warnings, "warning") : "nothing wrong in " + (quick ? "the logs" : "what was read");
        return logs + "; " + Amounts.bytes(checkpoint.unverifiedBytes()) + " that a restart needs " + (quick ? "were not read" : "could not be verified");
    }

    private static String unknown(CheckpointInspection checkpoint) {
        return checkpoint.unknownBecause() == null ? "it could not be read" : checkpoint.unknownBecause().replaceFirst("\\.$", "");
    }

    private static String whatIsLeft(CheckpointInspection checkpoint) {
        return "a " + what(checkpoint) + " has no restart of its own";
    }

    private static String spark(CheckpointInspection checkpoint) {
        return "Spark " + checkpoint.spark().judgedFor();
    }

    private static String what(CheckpointInspection checkpoint) {
        return noun(checkpoint.checkpoint().kind());
    }

    /** What a person calls the thing that wrote a checkpoint. */
    static String noun(Checkpoint.Kind kind) {
        return switch (kind) {
            case STRUCTURED_STREAMING -> "query";
            case DSTREAM -> "application";
            case FILE_SINK_LOG -> "file sink log";
        };
    }

    private static long count(CheckpointInspection checkpoint, Severity severity) {
        return checkpoint.findings().stream().filter(finding -> finding.severity() == severity).count();
    }
}
