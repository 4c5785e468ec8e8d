package org.checkpointinspector.app.ui.tree;

import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.report.Outcome;

/** What the health column says about a row. */
sealed interface RowHealth extends Comparable<RowHealth> {

    /** Nothing to say. */
    record Nothing() implements RowHealth {}

    /** A file. */
    record OfFile(Health health) implements RowHealth {}

    /** A folder with damaged files in it. */
    record DamagedBelow(int files) implements RowHealth {}

    /** A checkpoint, or a folder that holds some. */
    record OfCheckpoint(Outcome outcome, boolean losesData) implements RowHealth {

        /** Whether a folder that holds both is to show this one. What cannot be told weighs less than what is known to be bad. */
        boolean isWorseThan(OfCheckpoint that) {
            return rank() > that.rank();
        }

        private int rank() {
            return switch (outcome) {
                case GOOD -> 0;
                case CAUTION -> 1;
                case UNKNOWN -> 2;
                case BAD -> losesData ? 3 : 4;
            };
        }
    }

    /** It could not be listed. */
    record Problem() implements RowHealth {}

    /** The worst last, so that a descending order brings it to the top. */
    private int weight() {
        if (this instanceof OfFile file) {
            return switch (file.health()) {
                case NOT_NEEDED -> 1;
                case OK -> 2;
                case UNREAD -> 3;
                case DAMAGED -> 6;
            };
        }
        if (this instanceof OfCheckpoint checkpoint) {
            return checkpoint.outcome() == Outcome.GOOD ? 2 : 7;
        }
        return this instanceof Nothing ? 0 : this instanceof Problem ? 4 : 5;
    }

    @Override
    default int compareTo(RowHealth that) {
        return Integer.compare(weight(), that.weight());
    }
}
