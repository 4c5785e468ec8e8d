package org.checkpointinspector.app.ui.explain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.diagnose.explain.ClaimCheck;
import org.checkpointinspector.diagnose.explain.Explainer;
import org.checkpointinspector.diagnose.explain.Explanation;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Explains a pasted text or a log file, and holds it against the checkpoint at hand. */
public final class ExplainViewModel {

    /**
     * What came of it.
     *
     * @param checkpoint against which it was held, null for none
     */
    public record Explained(Explanation explanation, @Nullable Checkpoint checkpoint) {

        /** The claim's check, empty where it was held against nothing. */
        Map<?, ?> claim() {
            return explanation.evidence().get("checkpoint") instanceof Map<?, ?> claim ? claim : Map.of();
        }

        /** Paths in the checkpoint that the text names. */
        List<ClaimedFile> files() {
            List<ClaimedFile> files = new ArrayList<>();
            if (claim().get("files") instanceof List<?> all) {
                for (Object each : all) {
                    Map<?, ?> file = (Map<?, ?>) each;
                    files.add(new ClaimedFile(String.valueOf(file.get("path")), Boolean.TRUE.equals(file.get("there")), file.get("health") == null ? "" : file.get("health").toString()));
                }
            }
            return files;
        }
    }

    /** A path that the text names, as it is now; {@code health} is empty where it is not known. */
    public record ClaimedFile(String path, boolean there, String health) {}

    private final OpenLocation open;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
    private final Loader<Explained> explained;

    /** Explains beside what is open. */
    public ExplainViewModel(OpenLocation open, TaskRunner runner) {
        this.open = open;
        this.explained = new Loader<>(runner);
        text.addListener((property, before, now) -> {
            if (!now.isBlank()) {
                file.set(null);
            }
            // a person who pastes wants an answer; one who types is not done yet
            if (now.length() - before.length() > 30) {
                explain();
            }
        });
    }

    /** The text; a paste is explained at once. */
    public StringProperty text() {
        return text;
    }

    /** The log file that is read instead of the text; null for none. */
    public ReadOnlyObjectProperty<@Nullable Path> file() {
        return file;
    }

    /** What came of it. */
    public ReadOnlyObjectProperty<Loaded<Explained>> explained() {
        return explained.state();
    }

    /** Explains a log file, however long. */
    public void explain(Path log) {
        text.set("");
        file.set(log);
        explain();
    }

    /** Explains the file, or else the text. */
    public void explain() {
        Path log = file.get();
        String pasted = text.get();
        Inspection all = open.inspection().get();
        CheckpointInspection one = open.checkpoint().get();
        if (log == null && pasted.isBlank()) {
            explained.clear();
            return;
        }
        explained.load(cancelled -> {
            try (InputStream in = log == null ? new ByteArrayInputStream(pasted.getBytes(StandardCharsets.UTF_8)) : Files.newInputStream(log)) {
                Explanation explanation = Explainer.explain(in, cancelled);
                return all == null || one == null
                        ? new Explained(explanation, null)
                        : new Explained(ClaimCheck.check(explanation, new Inspection(all.listing(), all.depth(), List.of(one))), one.checkpoint());
            } catch (IOException unreadable) {
                throw new StorageException(StorageException.Kind.FAILED, String.valueOf(log), Texts.text("explain.unreadable", String.valueOf(log), unreadable.toString()), "", unreadable);
            }
        });
    }

    /** Selects a path that the text names, or the nearest folder that is there. */
    void goTo(Explained held, String path) {
        if (held.checkpoint() != null) {
            open.goTo(held.checkpoint(), path, null);
        }
    }

    /** Path of the checkpoint at hand; null for none. */
    @Nullable String against() {
        CheckpointInspection one = open.checkpoint().get();
        return one == null || open.listing().get() == null ? null : open.listing().get().location().resolve(one.checkpoint().path()).toString();
    }
}
