package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.storage.CancelledException;

/** Does something with each of many items, a bounded number at a time; holds no more of them than that. */
final class Parallel {

    /** How often it is asked whether to stop, in ms. */
    private static final long PATIENCE_MS = 100;

    private Parallel() {}

    /** What is done with one item. */
    @FunctionalInterface
    interface Work<T> {
        void on(T item) throws IOException;
    }

    /**
     * Does the work on all items. The first failure ends it: what is under way is interrupted and waited for, so that nothing happens after the return.
     *
     * @param threads how many at a time; with one, all is done in order on the caller's own thread
     * @throws CancelledException if it was asked to stop
     */
    static <T> void forEach(Iterable<T> items, int threads, BooleanSupplier cancelled, Work<T> work) throws IOException {
        if (threads == 1) {
            for (T item : items) {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                work.on(item);
            }
            return;
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "maintain");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(executor);
            Iterator<T> rest = items.iterator();
            int underWay = 0;
            while (rest.hasNext() || underWay > 0) {
                while (rest.hasNext() && underWay < threads * 2) {
                    T item = rest.next();
                    done.submit(() -> {
                        work.on(item);
                        return null;
                    });
                    underWay++;
                }
                await(done, cancelled);
                underWay--;
            }
        } finally {
            end(executor);
        }
    }

    private static void await(CompletionService<Void> done, BooleanSupplier cancelled) throws IOException {
        try {
            Future<Void> next = null;
            while (next == null) {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                next = done.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
            }
            next.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw failure;
            } else if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            } else if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** A store that does not answer is not waited for longer than this many seconds. */
    private static final long LAST_WAIT_SECONDS = 30;

    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
