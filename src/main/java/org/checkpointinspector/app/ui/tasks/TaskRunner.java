package org.checkpointinspector.app.ui.tasks;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs work away from the JavaFX thread and brings its outcome back. Called on the JavaFX thread only. */
public interface TaskRunner {

    /**
     * Starts work in the background. Exactly one of the two consumers is called on the JavaFX thread when it ends, unless it was abandoned before.
     *
     * @param work the work
     * @param done takes the outcome
     * @param failed takes what was thrown
     * @return the handle by which it is stopped
     */
    <T> Running run(Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

    /** Runs a change on the JavaFX thread, soon; may be called on any thread. */
    void onScreen(Runnable change);

    /** Runs an action on the JavaFX thread after some time, ms, unless it is abandoned or cancelled before. */
    Running later(long ms, Runnable action);

    /** Stops everything that is still running; nothing is called back any more. */
    default void shutDown() {}

    /** Work that can be stopped. */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Does the work on a background thread.
         *
         * @param cancelled asked often: whether to stop
         */
        T call(BooleanSupplier cancelled) throws Exception;
    }

    /** Work that was started. */
    interface Running {

        /** Nothing that runs. */
        Running NONE = new Running() {
            @Override
            public void cancel() {}

            @Override
            public void abandon() {}
        };

        /** Asks the work to stop; its partial outcome is still delivered. */
        void cancel();

        /** Asks the work to stop and forgets about it: nothing is delivered. */
        void abandon();
    }
}
