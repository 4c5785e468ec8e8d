package org.checkpointinspector.app.ui.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.checkpointinspector.storage.Folder;

/** An item of the tree whose children are made when it is opened for the first time. */
final class LazyItem extends TreeItem<TreeRow> {
    private final TreeViewModel model;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean asked;
    private boolean loaded;

    LazyItem(TreeViewModel model, TreeRow row) {
        super(row);
        this.model = model;
    }

    @Override
    public boolean isLeaf() {
        return !(getValue() instanceof TreeRow.FolderRow row) || (row.folder().folders().isEmpty() && row.folder().files().isEmpty());
    }

    @Override
    public ObservableList<TreeItem<TreeRow>> getChildren() {
        if (!asked) {
            asked = true;
            load();
        }
        return super.getChildren();
    }

    /** Makes the children again, of this folder and of all that were opened below it; what was open stays open. */
    void reload() {
        if (asked) {
            load();
        }
    }

    /** Calls back when the children are there: at once for most folders. */
    void whenLoaded(Runnable callback) {
        getChildren();
        if (loaded) {
            callback.run();
        } else {
            waiting.add(callback);
        }
    }

    private void load() {
        if (!(getValue() instanceof TreeRow.FolderRow row)) {
            loaded = true;
            return;
        }
        loaded = false;
        model.rowsOf(row.folder(), this::take);
        if (!loaded && super.getChildren().isEmpty()) {
            super.getChildren().add(new LazyItem(model, new TreeRow.MoreRow(row.path(), row.folder().files().size())));
        }
    }

    private void take(List<TreeRow> rows) {
        Map<String, LazyItem> before = new HashMap<>();
        for (TreeItem<TreeRow> child : super.getChildren()) {
            if (child.getValue() instanceof TreeRow.FolderRow) {
                before.put(child.getValue().path(), (LazyItem) child);
            }
        }
        List<TreeItem<TreeRow>> items = new ArrayList<>(rows.size());
        for (TreeRow row : rows) {
            LazyItem known = row instanceof TreeRow.FolderRow ? before.get(row.path()) : null;
            LazyItem item = known == null ? new LazyItem(model, row) : known;
            item.setValue(row);
            items.add(item);
        }
        super.getChildren().setAll(items);
        loaded = true;
        before.values().forEach(LazyItem::reload);
        openMatches(items);
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    /** A filter that finds little shows it at once. */
    private void openMatches(List<TreeItem<TreeRow>> items) {
        Filter filter = model.filter().get();
        if (filter != null && filter.matches() <= TreeViewModel.OPENED_BY_FILTER) {
            items.stream().filter(item -> filter.opens(item.getValue().path())).forEach(item -> item.setExpanded(true));
        }
    }

    /** Adds a file that is beyond the shown ones, so that it can be selected. */
    LazyItem pin(TreeRow row) {
        LazyItem item = new LazyItem(model, row);
        List<TreeItem<TreeRow>> children = super.getChildren();
        boolean more = !children.isEmpty() && children.get(children.size() - 1).getValue() instanceof TreeRow.MoreRow;
        children.add(more ? children.size() - 1 : children.size(), item);
        return item;
    }

    /** The folder of this item. */
    Folder folder() {
        return ((TreeRow.FolderRow) getValue()).folder();
    }
}
