package org.checkpointinspector.app.ui.maintain;

import java.util.function.BooleanSupplier;
import org.checkpointinspector.app.ui.tasks.Latest;
import org.checkpointinspector.maintain.RunListener;

/** Carries the progress of a run to the window. */
record RunWatch(Latest<RunListener.Progress> latest) {

    /** A listener that stops the run when asked. */
    RunListener until(BooleanSupplier cancelled) {
        return new RunListener() {
            @Override
            public void progress(Progress progress) {
                latest.offer(progress);
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }
}
