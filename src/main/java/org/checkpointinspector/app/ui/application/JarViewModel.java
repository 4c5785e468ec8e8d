package org.checkpointinspector.app.ui.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.diagnose.jar.JarCheck;
import org.checkpointinspector.diagnose.jar.JarReport;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Holds the classes of an application against a checkpoint file. The application is kept when another checkpoint is opened, what came of it is not. */
public final class JarViewModel {
    private final Loader<JarView> result;
    private final ReadOnlyObjectWrapper<@Nullable Path> application = new ReadOnlyObjectWrapper<>();
    private final Supplier<Optional<CheckpointSource>> checkpoint;

    /**
     * Checks in the background.
     *
     * @param checkpoint the checkpoint file at hand; empty where there is none
     */
    JarViewModel(Supplier<Optional<CheckpointSource>> checkpoint, TaskRunner runner) {
        this.checkpoint = checkpoint;
        this.result = new Loader<>(runner);
    }

    /** The jar or folder that was chosen last; null before one was. */
    public ReadOnlyObjectProperty<@Nullable Path> application() {
        return application.getReadOnlyProperty();
    }

    /** What came of it. */
    public ReadOnlyObjectProperty<Loaded<JarView>> result() {
        return result.state();
    }

    /** Checks a jar, or a folder of classes or jars. */
    public void check(Path chosen) {
        application.set(chosen);
        Optional<CheckpointSource> source = checkpoint.get();
        if (source.isEmpty()) {
            result.clear();
            return;
        }
        CheckpointSource file = source.get();
        result.load(cancelled -> {
            if (!Files.isReadable(chosen)) {
                throw unusable(chosen, Texts.text("jar.gone", chosen.toString()), null);
            }
            try {
                JarReport report = JarCheck.check(file.read(), file.name(), chosen);
                if (report.classesSeen() == 0) {
                    throw unusable(chosen, Texts.text("jar.empty", chosen.toString()), null);
                }
                return JarView.of(report, file.folder());
            } catch (ZipException noJar) {
                throw unusable(chosen, Texts.text("jar.broken", chosen.toString(), String.valueOf(noJar.getMessage())), noJar);
            }
        });
    }

    private static StorageException unusable(Path chosen, String words, @Nullable Exception why) {
        return new StorageException(StorageException.Kind.FAILED, chosen.toString(), words, Texts.text("jar.advice"), why);
    }

    /** Checks again what was chosen, as after it was built anew. */
    void again() {
        Path chosen = application.get();
        if (chosen != null) {
            check(chosen);
        }
    }

    /** Forgets what came of it. */
    void clear() {
        result.clear();
    }

    void cancel() {
        result.cancel();
    }
}
