package org.checkpointinspector.inspect;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.StorageException;

/**
 * Calls of a store that may never come back (a network drive whose server is gone hears no interrupt), each on a thread of its own: who asks to stop is
 * free at once, and the call is left to itself.
 */
final class Abandonable {

    /** How often it is asked whether to stop, ms. */
    private static final long PATIENCE_MS = 100;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(call -> {
        Thread thread = new Thread(call, "read");
        thread.setDaemon(true);
        return thread;
    });

    private Abandonable() {}

    /**
     * Waits for a call.
     *
     * @param stop asked on the waiting thread, now and then
     * @throws StorageException what the call throws; it throws nothing else that is checked
     * @throws CancelledException if it was asked to stop, or the thread was interrupted
     */
    static <V> V call(Callable<V> call, BooleanSupplier stop) throws StorageException {
        Future<V> answer = THREADS.submit(call);
        try {
            while (true) {
                try {
                    return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    if (stop.getAsBoolean()) {
                        throw new CancelledException();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static StorageException rethrown(Throwable thrown) {
        if (thrown instanceof StorageException failure) {
            return failure;
        }
        if (thrown instanceof RuntimeException fault) {
            throw fault;
        }
        if (thrown instanceof Error fatal) {
            throw fatal;
        }
        throw new IllegalStateException(thrown);
    }
}
