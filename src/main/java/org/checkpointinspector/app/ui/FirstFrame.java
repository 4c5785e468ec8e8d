package org.checkpointinspector.app.ui;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process a while after the window drew its first frame, where the system property {@value #PROPERTY} says so: 0 to measure how long a start takes,
 * some seconds to learn which classes it needs.
 */
final class FirstFrame extends AnimationTimer {
    /** Milliseconds from the first frame to the end. */
    private static final String PROPERTY = "checkpointinspector.endAfterFirstFrame";
    /** The tick after the second finds the frame of the first one drawn. */
    private static final int DRAWN = 3;

    private final long nanos;
    private int ticks;
    private long drawn;

    private FirstFrame(Duration wait) {
        nanos = wait.toNanos();
    }

    /** Watches, if asked to. */
    static void watch() {
        @Nullable Long wait = Long.getLong(PROPERTY);
        if (wait != null) {
            new FirstFrame(Duration.ofMillis(wait)).start();
        }
    }

    @Override
    public void handle(long now) {
        ticks++;
        if (ticks == DRAWN) {
            drawn = now;
        }
        if (ticks >= DRAWN && now - drawn >= nanos) {
            // System.exit, so that a virtual machine that records classes may write them
            stop();
            new Thread(() -> System.exit(0), "end after first frame").start();
        }
    }
}
