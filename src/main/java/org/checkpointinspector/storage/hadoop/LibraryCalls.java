package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.RetryListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls of the libraries on threads of their own. The libraries retry, wait and do not always hear an interrupt; whoever calls through here can
 * leave at once, and the call ends by itself some time later, unheard.
 */
final class LibraryCalls {

    /** How often a waiting caller looks up, ms. */
    private static final long LOOK_UP_MS = 100;
    /** How long closing may take before it is left to itself, ms. */
    private static final long CLOSING_MS = 2000;

    /** How long cleaning up may keep a person waiting who has cancelled, ms. */
    private static final long CLEANING_MS = 700;

    private static final Logger LOG = LoggerFactory.getLogger(LibraryCalls.class);

    private static final Runnable NOTHING = () -> {};

    private final ExecutorService threads;

    /**
     * Makes the threads.
     *
     * @param retries hears of what Hadoop's RPC tries again on them
     */
    LibraryCalls(RetryListener retries) {
        threads = Executors.newCachedThreadPool(call -> {
            Thread thread = new Thread(() -> RetryLog.telling(retries, call), "store");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A call of a library. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws IOException, InterruptedException;
    }

    /** Waits for a call; an interrupt abandons it. */
    <T> T run(Call<T> call) throws IOException {
        return run(call, NOTHING);
    }

    /**
     * Waits for a call.
     *
     * @param lookUp called now and then while waiting; what it throws abandons the call
     * @throws CancelledException if the thread was interrupted
     */
    <T> T run(Call<T> call, Runnable lookUp) throws IOException {
        Future<T> answer = threads.submit(call::call);
        try {
            while (true) {
                try {
                    return answer.get(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    lookUp.run();
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

    /** Ends with a last call, waited for a moment only. */
    void runLast(Call<?> call) throws IOException {
        Future<?> answer = threads.submit(call::call);
        threads.shutdown();
        try {
            answer.get(CLOSING_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it goes on by itself; its threads do not keep the process alive
            answer.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** Makes a call that cleans up, and gives it a moment even where the thread was interrupted; it may go on after. */
    void runEvenSo(Call<?> call) {
        boolean interrupted = Thread.interrupted();
        Future<?> answer = threads.submit(call::call);
        try {
            answer.get(CLEANING_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException notCleaned) {
            LOG.debug("could not clean up", notCleaned);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes a call and does not wait for it. */
    void start(Call<?> call) {
        threads.submit(call::call);
    }

    /** Ends without a last call. */
    void shutdown() {
        threads.shutdownNow();
    }

    /**
     * Throws what a call threw. What the libraries throw unchecked (a host that is not known, a name that their paths cannot hold, a class that is
     * not on the class path) is a failure of that call, not a fault of the program.
     */
    private static IOException rethrown(Throwable thrown) throws IOException {
        if (thrown instanceof IOException failure) {
            throw failure;
        }
        if (thrown instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        return new IOException(thrown.getMessage(), thrown);
    }
}
