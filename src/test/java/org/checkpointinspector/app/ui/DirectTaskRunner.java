package org.checkpointinspector.app.ui;

import java.util.function.Consumer;
import org.checkpointinspector.app.ui.tasks.TaskRunner;

/** Runs everything at once on the calling thread. */
public final class DirectTaskRunner implements TaskRunner {

    @Override
    public <T> Running run(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        T outcome;
        try {
            outcome = work.call(() -> false);
        } catch (Exception thrown) {
            failed.accept(thrown);
            return Running.NONE;
        }
        done.accept(outcome);
        return Running.NONE;
    }

    @Override
    public void onScreen(Runnable change) {
        change.run();
    }
}
