package org.checkpointinspector.app.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.checkpointinspector.app.ui.tasks.TaskRunner;

/** Keeps work until the test lets it run: so that a test can act while something is under way. */
public final class SteppedTaskRunner implements TaskRunner {
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private final List<Job<?>> timed = new ArrayList<>();
    private long waitedMs;

    @Override
    public <T> Running run(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Job<T> job = new Job<>(work, done, failed);
        waiting.add(job);
        return job;
    }

    /** Keeps the action until {@link #passTime}. */
    @Override
    public Running later(long ms, Runnable action) {
        Job<Boolean> job = new Job<>(cancelled -> cancelled.getAsBoolean(), stopped -> {
            if (!stopped) {
                action.run();
            }
        }, thrown -> {});
        timed.add(job);
        waitedMs = ms;
        return job;
    }

    /** Lets every action happen that waits for its time. */
    public void passTime() {
        List<Job<?>> due = List.copyOf(timed);
        timed.clear();
        due.forEach(Job::execute);
    }

    /** How long the newest action is to wait, ms. */
    public long waitedMs() {
        return waitedMs;
    }

    @Override
    public void onScreen(Runnable change) {
        change.run();
    }

    /** Runs everything that waits, and what that starts. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().execute();
        }
    }

    /** How much waits. */
    public int waiting() {
        return waiting.size();
    }

    private static final class Job<T> implements Running {
        private final Work<T> work;
        private final Consumer<T> done;
        private final Consumer<Throwable> failed;
        private boolean cancelled;
        private boolean abandoned;

        private Job(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        private void execute() {
            try {
                T outcome = work.call(() -> cancelled);
                if (!abandoned) {
                    done.accept(outcome);
                }
            } catch (Exception thrown) {
                if (!abandoned) {
                    failed.accept(thrown);
                }
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void abandon() {
            cancelled = true;
            abandoned = true;
        }
    }
}
