package org.checkpointinspector.app.ui.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Runs work on daemon threads of its own, as many as there is work at a time. */
public final class BackgroundTaskRunner implements TaskRunner {
    private final AtomicInteger count = new AtomicInteger();
    /** Its thread is made with the first action that has to wait. */
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "clock");
        thread.setDaemon(true);
        return thread;
    });
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "background-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public <T> Running run(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Handle handle = new Handle();
        threads.execute(() -> {
            try {
                T outcome = work.call(() -> handle.cancelled || Thread.currentThread().isInterrupted());
                onScreen(() -> handle.deliver(() -> done.accept(outcome)));
            } catch (Throwable thrown) { // an Error as well: it has to reach the person, not to end a thread in silence
                onScreen(() -> handle.deliver(() -> failed.accept(thrown)));
            }
        });
        return handle;
    }

    @Override
    public void onScreen(Runnable change) {
        Platform.runLater(change);
    }

    @Override
    public Running later(long ms, Runnable action) {
        Handle handle = new Handle();
        clock.schedule(() -> onScreen(() -> {
            if (!handle.cancelled) {
                action.run();
            }
        }), ms, TimeUnit.MILLISECONDS);
        return handle;
    }

    @Override
    public void shutDown() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private static final class Handle implements Running {
        private volatile boolean cancelled;
        private volatile boolean abandoned;

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void abandon() {
            cancelled = true;
            abandoned = true;
        }

        private void deliver(Runnable callback) {
            if (!abandoned) {
                callback.run();
            }
        }
    }
}
