package org.checkpointinspector.app.ui.maintain;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** The options of an action, as they stand in the fields. Addresses are text as it was typed; an empty one is the usual place. */
public final class OptionsViewModel {
    private static final int LEAST_KEPT = 2;
    private static final int DEFAULT_KEPT = 100;
    private static final int LONGEST_NUMBER = 7;
    private static final long HOUR_MS = 3_600_000;

    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty destination = new SimpleStringProperty("");
    private final StringProperty sink = new SimpleStringProperty("");
    private final StringProperty keep = new SimpleStringProperty("");
    private final StringProperty olderThanHours = new SimpleStringProperty("");
    private final ObjectProperty<PlanClear.What> what = new SimpleObjectProperty<>(PlanClear.What.EVERYTHING);
    private final ObjectProperty<@Nullable Long> batch = new SimpleObjectProperty<>();
    private final BooleanProperty verifyFull = new SimpleBooleanProperty();
    private final ObjectProperty<Contents> contents = new SimpleObjectProperty<>(Contents.EVERYTHING);
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.FOLDER);
    private List<Long> batches = List.of();
    private String backupName = "";
    private String selected = "";

    /** What goes into a backup. */
    public enum Contents {
        /** The whole checkpoint. */
        EVERYTHING,
        /** The checkpoint as it was after a batch. */
        AS_OF,
        /** What is selected in the tree. */
        SELECTED
    }

    /** What a backup is put into. */
    public enum Form {
        /** Files in a folder, as they are. */
        FOLDER(""),
        /** One zip file. */
        ZIP(".zip"),
        /** One tar file, compressed. */
        TAR_GZ(".tar.gz");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    OptionsViewModel() {
        form.addListener((property, before, now) -> {
            String text = destination.get();
            if (!text.isBlank() && text.endsWith(before.ending)) {
                destination.set(text.substring(0, text.length() - before.ending.length()) + now.ending);
            }
        });
    }

    /** What goes into a backup. */
    public ObjectProperty<Contents> contents() {
        return contents;
    }

    /** What a backup is put into; another one gives its place another ending. */
    public ObjectProperty<Form> form() {
        return form;
    }

    /** The file or folder of the checkpoint that is selected in the tree; empty where it is the checkpoint itself. */
    String selected() {
        return selected;
    }

    /** To restore, the folder of the backup; to undo, the folder with the plan. */
    public StringProperty from() {
        return from;
    }

    /** A new folder for what is copied or set aside; to restore, where to. */
    public StringProperty destination() {
        return destination;
    }

    /** Folder of the file sink whose log is rolled back too. */
    public StringProperty sink() {
        return sink;
    }

    /** How many batches stay whole when it is pruned. */
    public StringProperty keep() {
        return keep;
    }

    /** How many hours older than the newest file is what is pruned. */
    public StringProperty olderThanHours() {
        return olderThanHours;
    }

    /** How much is cleared. */
    public ObjectProperty<PlanClear.What> what() {
        return what;
    }

    /** The batch to roll back to; null for the last good one. */
    public ObjectProperty<@Nullable Long> batch() {
        return batch;
    }

    /** Whether every copy is read again at both ends. */
    public BooleanProperty verifyFull() {
        return verifyFull;
    }

    /** The batches that one can roll back to, the newest first. */
    List<Long> batches() {
        return batches;
    }

    /** Puts the backup into a folder that was chosen, under its usual name. */
    void chooseFolder(String folder) {
        destination.set(folder + "/" + backupName + form.get().ending);
    }

    /**
     * Starts anew.
     *
     * @param one the checkpoint; null where none is at hand
     * @param place where it lies
     * @param selected what is selected of it, relative to it; empty for nothing
     * @param lastFolder in which the last backup was put, null for beside the checkpoint
     */
    void reset(Action action, @Nullable CheckpointInspection one, @Nullable Location place, String selected, @Nullable String lastFolder, long nowMs) {
        this.selected = selected;
        contents.set(Contents.EVERYTHING);
        form.set(Form.FOLDER);
        from.set("");
        destination.set("");
        sink.set("");
        keep.set(String.valueOf(DEFAULT_KEPT));
        olderThanHours.set("1");
        what.set(PlanClear.What.EVERYTHING);
        verifyFull.set(false);
        batch.set(one == null ? null : one.progress().lastGoodBatch());
        batches = one == null ? List.of() : one.batches().stream().filter(BatchCell::committed).map(BatchCell::batch).sorted(java.util.Comparator.reverseOrder()).toList();
        boolean sets = action != Action.RESTORE && action != Action.UNDO;
        if (sets && one != null && place != null && !place.path().equals("/")) {
            String word = action == Action.PRUNE ? "pruned" : one.verdict() == Verdict.FAILS ? "corrupted" : "backup";
            Location beside = BackupPlace.beside(place, word, nowMs);
            backupName = beside.name();
            // only a backup leaves the neighbourhood by itself: what is set aside beside the checkpoint is renamed, and not copied
            destination.set(action == Action.BACKUP && lastFolder != null ? lastFolder + "/" + backupName : beside.toString());
        }
    }

    /**
     * What is wanted, as the fields say.
     *
     * @throws StorageException if an address is none, or a number is none
     */
    Wish wish(Action action, @Nullable Location checkpoint, InspectionRequest request) throws StorageException {
        boolean fromField = action == Action.RESTORE || action == Action.UNDO;
        Location place = fromField ? address(from.get()) : checkpoint;
        if (place == null) {
            throw wrong(from.get(), Texts.text("maintain.from.missing"));
        }
        if (action == Action.BACKUP && contents.get() == Contents.AS_OF && batch.get() == null) {
            throw wrong("", Texts.text("maintain.contents.batch"));
        }
        int kept = number(keep.get(), "maintain.keep");
        if (kept < LEAST_KEPT) {
            throw wrong(keep.get(), Texts.text("maintain.keep.least"));
        }
        return new Wish(action, place, request, address(destination.get()), what.get(), only(action), wantedBatch(action), address(sink.get()), kept, number(olderThanHours.get(), "maintain.older") * HOUR_MS);
    }

    private String only(Action action) {
        return action == Action.BACKUP && contents.get() == Contents.SELECTED ? selected : "";
    }

    private @Nullable Long wantedBatch(Action action) {
        return action != Action.BACKUP || contents.get() == Contents.AS_OF ? batch.get() : null;
    }

    private static @Nullable Location address(String text) throws StorageException {
        return text.isBlank() ? null : Location.parse(text);
    }

    private static int number(String text, String key) throws StorageException {
        String digits = text.strip();
        if (!digits.matches("\\d{1," + LONGEST_NUMBER + "}")) {
            throw wrong(text, Texts.text("maintain.no.number", Texts.text(key)));
        }
        return Integer.parseInt(digits);
    }

    private static StorageException wrong(String text, String message) {
        return new StorageException(StorageException.Kind.BAD_ADDRESS, text, message, "", null);
    }
}
