package org.checkpointinspector.app.ui;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/** Does something a while after the window drew its first frame. */
final class FirstFrame extends AnimationTimer {
    /** Milliseconds from the first frame to the end of the process: 0 to measure how long a start takes, some seconds to learn which classes it needs. */
    private static final String PROPERTY = "checkpointinspector.endAfterFirstFrame";
    /** The tick after the second finds the frame of the first one drawn. */
    private static final int DRAWN = 3;

    private final long nanos;
    private final Runnable action;
    private int ticks;
    private long drawn;

    private FirstFrame(Duration wait, Runnable action) {
        nanos = wait.toNanos();
        this.action = action;
    }

    /** Does what would keep the window from being seen. */
    static void then(Runnable action) {
        new FirstFrame(Duration.ZERO, action).start();
    }

    /** Ends the process, where the system property {@value #PROPERTY} says so. */
    static void endIfAsked() {
        @Nullable Long wait = Long.getLong(PROPERTY);
        if (wait != null) {
            // System.exit, so that a virtual machine that records classes may write them
            new FirstFrame(Duration.ofMillis(wait), () -> new Thread(() -> System.exit(0), "end after first frame").start()).start();
        }
    }

    @Override
    public void handle(long now) {
        ticks++;
        if (ticks == DRAWN) {
            drawn = now;
        }
        if (ticks >= DRAWN && now - drawn >= nanos) {
            stop();
            action.run();
        }
    }
}
