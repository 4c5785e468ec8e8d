package org.checkpointinspector.app.ui.maintain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.offsets.SourceStart;
import org.checkpointinspector.maintain.offsets.StartPositions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** From where a new query goes on after a batch of the checkpoint at hand. */
public final class OffsetsViewModel {
    private static final Pattern FILE_OF_BATCH = Pattern.compile("(?:(?:offsets|commits)/|checkpoint-)(\\d{1,18})");

    private final OpenLocation open;
    private final TaskRunner runner;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable BatchCell> batch = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(new Result(null, ""));
    private List<BatchCell> batches = List.of();
    private @Nullable CheckpointInspection checkpoint;
    private Running running = Running.NONE;

    /**
     * What was read.
     *
     * @param positions null while they are read, and where there are none
     * @param words why there are none, or that they are being read
     */
    public record Result(@Nullable StartPositions positions, String words) {}

    /** Reads from the checkpoint at hand. */
    public OffsetsViewModel(OpenLocation open, TaskRunner runner) {
        this.open = open;
        this.runner = runner;
        batch.addListener(change -> read());
    }

    /** Whether the page is shown. */
    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /** The batch after which the new query begins. */
    public ObjectProperty<@Nullable BatchCell> batch() {
        return batch;
    }

    /** What was read. */
    public ReadOnlyObjectProperty<Result> result() {
        return result.getReadOnlyProperty();
    }

    /** The batches to choose from, the newest first. */
    List<BatchCell> batches() {
        return batches;
    }

    /** The kind of the checkpoint, which says how its batches are named. */
    Checkpoint.Kind kind() {
        return checkpoint == null ? Checkpoint.Kind.STRUCTURED_STREAMING : checkpoint.checkpoint().kind();
    }

    /** Shows the positions after the batch whose file is selected, else after the newest one that was committed. */
    public void show() {
        Place at = open.place().get();
        Matcher file = FILE_OF_BATCH.matcher(at == null || at.folder() ? "" : at.pathInCheckpoint());
        showAfter(file.matches() ? Long.valueOf(file.group(1)) : null);
    }

    /** Shows the positions after a batch; null for the newest one that was committed. */
    public void showAfter(@Nullable Long wanted) {
        CheckpointInspection one = open.checkpoint().get();
        if (one == null) {
            return;
        }
        batch.set(null);
        checkpoint = one;
        batches = one.batches().stream().filter(cell -> cell.planned() || cell.committed()).sorted(Comparator.comparingLong(BatchCell::batch).reversed()).toList();
        shown.set(true);
        Optional<BatchCell> chosen = batches.stream().filter(cell -> wanted != null && cell.batch() == wanted).findFirst();
        BatchCell newest = chosen.isPresent() ? chosen.get() : batches.stream().filter(BatchCell::committed).findFirst().orElse(batches.isEmpty() ? null : batches.get(0));
        if (newest == null) {
            read();
        } else {
            batch.set(newest);
        }
    }

    /** Shows them no more. */
    public void close() {
        running.abandon();
        shown.set(false);
    }

    private void read() {
        running.abandon();
        Storage storage = open.storage().orElse(null);
        Listing listing = open.listing().get();
        CheckpointInspection one = checkpoint;
        if (storage == null || listing == null || one == null) {
            return;
        }
        BatchCell wanted = batch.get();
        Long number = wanted == null ? null : wanted.batch();
        boolean planned = wanted != null && !wanted.committed();
        result.set(new Result(null, Texts.text("offsets.reading")));
        running = runner.run(
                cancelled -> StartPositions.of(storage, listing, one.checkpoint(), number, planned),
                positions -> result.set(new Result(positions, "")),
                thrown -> result.set(new Result(null, String.valueOf(thrown.getMessage()))));
    }

    /** All that can be pasted, as text. */
    static String text(StartPositions positions) {
        StringBuilder text = new StringBuilder();
        for (SourceStart source : positions.sources()) {
            text.append("# ").append(Texts.text("offsets.source", source.id(), source.type())).append('\n');
            source.options().forEach(option -> text.append(option.name()).append('=').append(option.value()).append('\n'));
            source.notes().forEach(note -> text.append("# ").append(note).append('\n'));
        }
        return text.toString();
    }
}
