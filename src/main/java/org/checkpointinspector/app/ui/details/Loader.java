package org.checkpointinspector.app.ui.details;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Work;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.StorageException;
import org.slf4j.LoggerFactory;

/**
 * Reads what a tab shows, in the background; the newest wish ends the one before.
 *
 * @param <T> the content
 */
public final class Loader<T> {
    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<Loaded<T>> state = new ReadOnlyObjectWrapper<>(new Loaded.Nothing<>());
    private Running running = Running.NONE;

    /** Loads in the background. */
    public Loader(TaskRunner runner) {
        this.runner = runner;
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<Loaded<T>> state() {
        return state.getReadOnlyProperty();
    }

    /** Shows nothing. */
    public void clear() {
        running.abandon();
        state.set(new Loaded.Nothing<>());
    }

    /** Asks the work to stop. */
    public void cancel() {
        running.cancel();
    }

    /** Reads. */
    public void load(Work<T> work) {
        running.abandon();
        state.set(new Loaded.Reading<>());
        running = runner.run(work, content -> state.set(new Loaded.Ready<>(content)), thrown -> state.set(failed(thrown)));
    }

    /** What is shown of a failure. */
    public static <T> Loaded.Failed<T> failed(Throwable thrown) {
        if (thrown instanceof CancelledException) {
            return new Loaded.Failed<>(Texts.text("details.cancelled"), "");
        }
        if (thrown instanceof StorageException known) {
            return new Loaded.Failed<>(known.getMessage(), known.advice());
        }
        LoggerFactory.getLogger(Loader.class).error("reading a file", thrown);
        return new Loaded.Failed<>(Texts.text("error.ours", thrown.toString()), Texts.text("error.ours.advice"));
    }
}
