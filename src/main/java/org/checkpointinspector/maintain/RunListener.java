package org.checkpointinspector.maintain;

/** Hears how a plan goes on, and may stop it. Called on any thread, often: implementations must be quick. */
public interface RunListener {

    /** Hears nothing and never stops. */
    RunListener NONE = new RunListener() {};

    /** How far a plan is. */
    default void progress(Progress progress) {}

    /** Asked often: whether to stop at the next step. What was begun can be resumed or undone. */
    default boolean cancelled() {
        return false;
    }

    /**
     * How far a plan is.
     *
     * @param phase the phase that runs
     * @param index its number, from 1
     * @param phases how many there are
     * @param files files of this phase that are done
     * @param bytes bytes of this phase that are done
     * @param elapsedMs ms since the phase began
     */
    record Progress(Phase phase, int index, int phases, long files, long bytes, long elapsedMs) {

        /** Bytes a second so far; 0 where nothing can be told yet. */
        public long bytesPerSecond() {
            return elapsedMs < 100 ? 0 : bytes * 1000 / elapsedMs;
        }

        /** Seconds that this phase may still take, by files and by bytes, whichever is longer; -1 where nothing can be told yet. */
        public long secondsLeft() {
            if (elapsedMs < 1000 || files == 0) {
                return -1;
            }
            double byFiles = (double) (phase.steps().count() - files) / files;
            double byBytes = bytes == 0 ? 0 : (double) (phase.steps().bytes() - bytes) / bytes;
            return Math.max(0, Math.round(Math.max(byFiles, byBytes) * elapsedMs / 1000));
        }
    }
}
