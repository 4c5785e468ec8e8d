package org.checkpointinspector.app.ui.tree;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.report.NaturalOrder;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.Role;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The columns of the tree. A cell asks the view-model when it is drawn, and makes its icon then. */
final class TreeColumns {
    static final double NAME_WIDTH = 166;
    /** A batch above this is no number, but a time in ms. */
    private static final long LAST_NUMBER = 100_000_000_000L;

    private final TreeViewModel model;
    private final Formats formats;

    TreeColumns(TreeViewModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
    }

    List<TreeTableColumn<TreeRow, TreeRow>> all() {
        return List.of(
                column("name", NAME_WIDTH, RowOrder.BY_NAME, this::name),
                column("what", 118, Comparator.comparing(model::what, NaturalOrder.INSTANCE), (cell, row) -> cell.setText(model.what(row))),
                // before the rest, so that it is seen in a narrow window, too
                column("health", 112, Comparator.comparing(model::healthOf), this::health),
                right(column("batch", 70, Comparator.comparing(model::batch, Comparator.nullsFirst(Comparator.naturalOrder())), this::batch)),
                right(column("size", 68, Comparator.comparingLong(model::bytes), this::size)),
                column("modified", 142, Comparator.comparingLong(model::modified), this::modified));
    }

    private TreeTableColumn<TreeRow, TreeRow> column(
            String id, double width, Comparator<TreeRow> order, BiConsumer<TreeTableCell<TreeRow, TreeRow>, TreeRow> fill) {
        String title = id.equals("modified") ? Texts.text("column.modified", formats.zoneName()) : Texts.text("column." + id);
        TreeTableColumn<TreeRow, TreeRow> column = new TreeTableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setComparator(order);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(made -> new Cell(fill));
        return column;
    }

    private static TreeTableColumn<TreeRow, TreeRow> right(TreeTableColumn<TreeRow, TreeRow> column) {
        column.getStyleClass().add("numeric");
        return column;
    }

    private void name(TreeTableCell<TreeRow, TreeRow> cell, TreeRow row) {
        if (row instanceof TreeRow.MoreRow more) {
            cell.setText(Texts.text("tree.more", formats.count(more.hidden())));
            cell.setGraphic(Icons.icon(Material2MZ.MORE_HORIZ, "muted"));
            return;
        }
        cell.setText(row.name());
        // what tells one file from the next stands at the end of its name
        cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        cell.setGraphic(iconOf(row));
        cell.setTooltip(new Tooltip(row.path().isEmpty() ? row.name() : row.path()));
    }

    private static FontIcon iconOf(TreeRow row) {
        if (row instanceof TreeRow.FolderRow folder) {
            return folder.folder().complete() ? Icons.icon(Material2AL.FOLDER, "folder") : Icons.icon(Material2OutlinedAL.FOLDER, "warning");
        }
        return row instanceof TreeRow.FileRow ? Icons.icon(Material2OutlinedAL.INSERT_DRIVE_FILE, "muted") : Icons.icon(Material2AL.LOCK, "warning");
    }

    private void batch(TreeTableCell<TreeRow, TreeRow> cell, TreeRow row) {
        CheckpointFile file = model.describe(row);
        if (file == null || file.batch() == null) {
            return;
        }
        // the batches of a DStream application are times, in full too long for the column
        boolean time = file.role() == Role.DSTREAM_CHECKPOINT || file.role() == Role.DSTREAM_BACKUP || file.batch() > LAST_NUMBER;
        cell.setText(time ? formats.shortBatch(Checkpoint.Kind.DSTREAM, file.batch()) : Long.toString(file.batch()));
        cell.setTooltip(time ? new Tooltip(formats.fullTime(file.batch())) : null);
    }

    private void size(TreeTableCell<TreeRow, TreeRow> cell, TreeRow row) {
        long bytes = model.bytes(row);
        if (bytes >= 0) {
            cell.setText(formats.size(bytes));
            String exact = formats.exactSize(bytes);
            cell.setTooltip(new Tooltip(row instanceof TreeRow.FolderRow folder
                    ? Texts.plural("tree.folder.size", folder.folder().totalFiles(), formats.count(folder.folder().totalFiles())) + ", " + exact
                    : exact));
        }
    }

    private void modified(TreeTableCell<TreeRow, TreeRow> cell, TreeRow row) {
        long ms = model.modified(row);
        if (ms != 0) {
            cell.setText(formats.time(ms));
            cell.setTooltip(new Tooltip(formats.fullTime(ms)));
        }
    }

    private void health(TreeTableCell<TreeRow, TreeRow> cell, TreeRow row) {
        RowHealth health = model.healthOf(row);
        if (health instanceof RowHealth.OfFile file) {
            boolean plain = file.health() == Health.NOT_NEEDED;
            show(cell, Icons.of(file.health()), plain ? "" : Texts.text("health." + file.health()), Texts.text("health." + file.health() + ".tooltip"));
        } else if (health instanceof RowHealth.DamagedBelow below) {
            show(cell, Icons.icon(Material2AL.CANCEL, "danger"), Texts.text("health.below", formats.count(below.files())), null);
        } else if (health instanceof RowHealth.OfCheckpoint checkpoint) {
            String key = "health.outcome." + (checkpoint.losesData() ? "LOSS" : checkpoint.outcome());
            show(cell, iconOf(checkpoint), Texts.text(key), Texts.text(key + ".tooltip"));
        } else if (health instanceof RowHealth.Problem && row instanceof TreeRow.ProblemRow problem) {
            show(cell, Icons.icon(Material2MZ.WARNING, "warning"), Texts.text("health.problem"), problem.problem().detail());
        }
    }

    private static FontIcon iconOf(RowHealth.OfCheckpoint checkpoint) {
        if (checkpoint.losesData()) {
            return Icons.icon(Material2MZ.REPORT, "danger");
        }
        return switch (checkpoint.outcome()) {
            case GOOD -> Icons.icon(Material2AL.CHECK_CIRCLE, "success");
            case CAUTION -> Icons.icon(Material2MZ.WARNING, "warning");
            case BAD -> Icons.icon(Material2AL.CANCEL, "danger");
            case UNKNOWN -> Icons.icon(Material2AL.HELP, "warning");
        };
    }

    private static void show(TreeTableCell<TreeRow, TreeRow> cell, Node icon, String text, @Nullable String tooltip) {
        cell.setGraphic(icon);
        cell.setText(text);
        cell.setTooltip(tooltip == null ? null : new Tooltip(tooltip));
    }

    private static final class Cell extends TreeTableCell<TreeRow, TreeRow> {
        private final BiConsumer<TreeTableCell<TreeRow, TreeRow>, TreeRow> fill;

        private Cell(BiConsumer<TreeTableCell<TreeRow, TreeRow>, TreeRow> fill) {
            this.fill = fill;
        }

        @Override
        protected void updateItem(@Nullable TreeRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            if (!empty && row != null) {
                fill.accept(this, row);
            }
        }
    }
}
