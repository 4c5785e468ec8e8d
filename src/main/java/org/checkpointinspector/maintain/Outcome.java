package org.checkpointinspector.maintain;

import java.util.List;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a plan ended.
 *
 * @param status how
 * @param plan where the plan lies: what {@code --resume} and {@code undo} take
 * @param message one sentence: what happened
 * @param advice one sentence: what to do next; null where nothing is to be done
 * @param notDone phases that were not carried out, in words; empty when done
 */
public record Outcome(Status status, Location plan, String message, @Nullable String advice, List<String> notDone) {

    /** How a run ended. */
    public enum Status {
        /** All phases are complete and seen to be so. */
        DONE,
        /** A guard, or a checkpoint that is not what it was, stopped it before anything was changed. */
        REFUSED,
        /** It stopped half-way; nothing is lost, it can be resumed and undone. */
        STOPPED
    }

    /** Keeps its own copy. */
    public Outcome {
        notDone = List.copyOf(notDone);
    }
}
