package org.checkpointinspector.app.ui.tree;

import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.jspecify.annotations.Nullable;

/** Keeps the selection of the tree and the place that is selected in the window the same, whichever of the two moves. */
final class TreeCursor {
    private final TreeTableView<TreeRow> table;
    private final TreeViewModel model;
    private final OpenLocation open;
    private boolean moving;

    TreeCursor(TreeTableView<TreeRow> table, TreeViewModel model, OpenLocation open) {
        this.table = table;
        this.model = model;
        this.open = open;
    }

    /** Whether the selection is moved by the program, and not by a person. */
    boolean isMoving() {
        return moving;
    }

    /** Makes the rows again and selects what was selected. */
    void reload() {
        if (table.getRoot() instanceof LazyItem root) {
            Place at = open.place().get();
            moving = true;
            table.getSelectionModel().clearSelection();
            root.reload();
            moving = false;
            follow(at, false);
        }
    }

    /**
     * Selects a place.
     *
     * @param wanted whether someone asked for it, so that a filter that hides it has to give way
     */
    void follow(@Nullable Place place, boolean wanted) {
        TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
        if (place == null || !(table.getRoot() instanceof LazyItem root) || (selected != null && selected.getValue().path().equals(place.path()))) {
            return;
        }
        reveal(root, place, wanted);
    }

    private void reveal(LazyItem folder, Place place, boolean wanted) {
        if (folder.getValue().path().equals(place.path())) {
            select(folder);
            return;
        }
        folder.whenLoaded(() -> {
            for (TreeItem<TreeRow> child : folder.getChildren()) {
                String path = child.getValue().path();
                if (child.getValue() instanceof TreeRow.MoreRow) {
                    continue;
                }
                if (place.path().equals(path)) {
                    select((LazyItem) child);
                    return;
                } else if (place.path().startsWith(path + "/")) {
                    folder.setExpanded(true);
                    reveal((LazyItem) child, place, wanted);
                    return;
                }
            }
            revealHidden(folder, place, wanted);
        });
    }

    /** The place is beyond the rows that are shown, or the filter hides it. */
    private void revealHidden(LazyItem folder, Place place, boolean wanted) {
        if (model.filter().get() != null) {
            if (wanted) {
                model.query().set("");
            }
            return;
        }
        folder.folder().file(place.name()).ifPresent(file -> {
            if (file.path().equals(place.path())) {
                select(folder.pin(new TreeRow.FileRow(file)));
            }
        });
    }

    void select(TreeItem<TreeRow> item) {
        for (TreeItem<TreeRow> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        moving = true;
        int row = table.getRow(item);
        table.getSelectionModel().clearAndSelect(row);
        moving = false;
        table.getFocusModel().focus(row);
        table.scrollTo(Math.max(0, row - 4));
        Place at = open.place().get();
        if (at == null || !at.path().equals(item.getValue().path())) {
            open.place().set(model.placeOf(item.getValue()));
        }
    }
}
