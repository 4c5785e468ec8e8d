package org.checkpointinspector.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.storage.CancelledException;

/**
 * Runs tasks on as many threads as there are cores and hands out the answers on the caller's own thread, in the order of the tasks, so that what comes of them does not
 * depend on timing.
 */
public final class OnAllCores {

    /** How often the listener is asked whether to stop, in ms. */
    private static final long PATIENCE_MS = 100;

    private final BooleanSupplier listener;
    private volatile boolean cancelled;

    /**
     * Prepares running.
     *
     * @param listener asked on the caller's thread whether to stop
     */
    public OnAllCores(BooleanSupplier listener) {
        this.listener = listener;
    }

    /** Whether the tasks should end soon; asked by the tasks. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Runs all tasks. They must not throw checked exceptions that matter.
     *
     * @throws CancelledException if the listener asked to stop
     */
    public <K, V> void run(Map<K, ? extends Callable<? extends V>> tasks, BiConsumer<K, V> answer) {
        if (tasks.isEmpty()) {
            return;
        }
        int threads = Math.min(tasks.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<K, Future<? extends V>> futures = new LinkedHashMap<>();
            tasks.forEach((key, task) -> futures.put(key, executor.submit(task)));
            futures.forEach((key, future) -> answer.accept(key, await(future)));
        } finally {
            cancelled = true;
            executor.shutdownNow();
        }
    }

    private <V> V await(Future<V> future) {
        while (true) {
            if (listener.getAsBoolean()) {
                throw new CancelledException();
            }
            try {
                return future.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
