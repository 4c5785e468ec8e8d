package org.checkpointinspector.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the command is asked to stop and given a moment to print what it has found so far; then the process ends with the command's own status.
 *
 * <p>Built on a shutdown hook, since that is all that Java offers without internal classes.
 */
public final class Interrupt {
    private static final long GRACE_SECONDS = 3;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interrupt");
    private final Thread command = Thread.currentThread();
    private volatile boolean requested;
    private volatile int status = ExitStatus.UNREADABLE;

    private Interrupt() {}

    /** Begins to listen for Ctrl-C; to be called by the thread that will run the command. */
    public static Interrupt listen() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Whether somebody asked to stop. */
    public boolean requested() {
        return requested;
    }

    /** No longer listens: Ctrl-C ends the process, as it does without this. */
    public void leave() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Ends the process with this status. Does not return. */
    public void exit(int with) {
        status = with;
        finished.countDown();
        System.exit(with);
    }

    private void stop() {
        requested = true;
        try {
            if (finished.getCount() == 0) {
                return;
            }
            // whoever waits for a store need not wait on
            command.interrupt();
            finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }
}
