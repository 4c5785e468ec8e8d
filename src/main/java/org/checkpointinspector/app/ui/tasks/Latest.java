package org.checkpointinspector.app.ui.tasks;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries a value that changes very often (progress) to the JavaFX thread: only the latest one, and never more than one in the queue.
 *
 * @param <T> the value
 */
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final TaskRunner runner;
    private final Consumer<T> target;

    /** Delivers to a target that is called on the JavaFX thread. */
    public Latest(TaskRunner runner, Consumer<T> target) {
        this.runner = runner;
        this.target = target;
    }

    /** Offers a value, from any thread; it replaces one that was not yet delivered. */
    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            runner.onScreen(this::deliver);
        }
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            target.accept(value);
        }
    }
}
