package org.checkpointinspector.app.ui;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.checkpointinspector.app.ui.tasks.TaskRunner;

/** Runs everything at once on the calling thread; what the work's own threads want to show waits until the work is done. */
public final class DirectTaskRunner implements TaskRunner {
    private final Queue<Runnable> fromOtherThreads = new ConcurrentLinkedQueue<>();
    private volatile Thread running = Thread.currentThread();

    @Override
    public <T> Running run(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        running = Thread.currentThread();
        T outcome;
        try {
            outcome = work.call(() -> false);
        } catch (Exception thrown) {
            showWaiting();
            failed.accept(thrown);
            return Running.NONE;
        }
        showWaiting();
        done.accept(outcome);
        return Running.NONE;
    }

    private void showWaiting() {
        for (Runnable change = fromOtherThreads.poll(); change != null; change = fromOtherThreads.poll()) {
            change.run();
        }
    }

    /** What is to happen later never does. */
    @Override
    public Running later(long ms, Runnable action) {
        return Running.NONE;
    }

    @Override
    public void onScreen(Runnable change) {
        if (Thread.currentThread() == running) {
            change.run();
        } else {
            fromOtherThreads.add(change);
        }
    }
}
