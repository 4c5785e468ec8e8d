package org.checkpointinspector.app.ui.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.jspecify.annotations.Nullable;

/** The findings of the checkpoint at hand, or of all where none is selected; the selected one leads to its file and byte. */
public final class FindingsViewModel {
    private final OpenLocation open;
    private final ObservableList<FoundRow> all = FXCollections.observableArrayList();
    private final FilteredList<FoundRow> shown = new FilteredList<>(all);
    private final ObservableList<FoundRow> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<@Nullable FoundRow> selected = new SimpleObjectProperty<>();
    private final Set<Severity> hidden = EnumSet.noneOf(Severity.class);
    private final Set<CauseGroup> hiddenCauses = EnumSet.noneOf(CauseGroup.class);

    /** Follows what is open. */
    public FindingsViewModel(OpenLocation open) {
        this.open = open;
        open.checkpoint().addListener(change -> update());
        open.inspection().addListener(change -> update());
        selected.addListener((property, before, now) -> {
            if (now != null) {
                open.goTo(now.checkpoint(), now.finding().path(), now.finding().offset());
            }
        });
    }

    /** The findings that are not hidden. */
    public ObservableList<FoundRow> shown() {
        return readOnlyShown;
    }

    /** The finding that is selected. */
    public ObjectProperty<@Nullable FoundRow> selected() {
        return selected;
    }

    /** Changes when an inspection is complete. */
    ReadOnlyObjectProperty<@Nullable Inspection> inspection() {
        return open.inspection();
    }

    /** Whether an inspection is there, so that an empty list means that nothing was found. */
    boolean inspected() {
        return open.inspection().get() != null;
    }

    /** Whether there are findings, hidden or not. */
    boolean any() {
        return !all.isEmpty();
    }

    /** How many findings there are of a severity, hidden or not. */
    long count(Severity severity) {
        return all.stream().filter(row -> row.finding().severity() == severity).count();
    }

    /** Shows or hides the findings of a severity. */
    void show(Severity severity, boolean show) {
        if (show) {
            hidden.remove(severity);
        } else {
            hidden.add(severity);
        }
        filter();
    }

    /** How many findings there are of a cause, hidden or not. */
    long count(CauseGroup cause) {
        return all.stream().filter(row -> CauseGroup.of(row.finding()) == cause).count();
    }

    /** Shows or hides the findings of a cause. */
    void show(CauseGroup cause, boolean show) {
        if (show) {
            hiddenCauses.remove(cause);
        } else {
            hiddenCauses.add(cause);
        }
        filter();
    }

    private void filter() {
        shown.setPredicate(row -> !hidden.contains(row.finding().severity()) && !hiddenCauses.contains(CauseGroup.of(row.finding())));
    }

    /** All that is known of a finding, as it is copied. */
    static String text(FoundRow row) {
        Finding finding = row.finding();
        StringBuilder text = new StringBuilder(finding.severity() + " " + finding.rule() + ": " + finding.summary());
        if (!finding.path().isEmpty()) {
            text.append("\n  at ").append(row.path()).append(finding.offset() == null ? "" : ", byte " + finding.offset());
        }
        finding.evidence().forEach((name, value) -> text.append("\n  ").append(name).append(": ").append(value));
        if (finding.remedy() != null) {
            text.append("\n  ").append(finding.remedy().words());
            text.append(finding.remedy().command() == null ? "" : "\n  " + finding.remedy().command());
        }
        return text.toString();
    }

    private void update() {
        Inspection inspection = open.inspection().get();
        CheckpointInspection one = open.checkpoint().get();
        List<FoundRow> rows = new ArrayList<>();
        if (inspection != null) {
            for (CheckpointInspection each : one == null ? inspection.checkpoints() : List.of(one)) {
                each.findings().forEach(finding -> rows.add(new FoundRow(each.checkpoint(), finding)));
            }
        }
        // stable, so that findings of one severity and cause stay in the order in which Spark would meet them
        rows.sort(Comparator.comparing((FoundRow row) -> row.finding().severity()).thenComparing(row -> CauseGroup.of(row.finding())));
        if (!rows.equals(all)) {
            all.setAll(rows);
            selected.set(null);
        }
    }
}
