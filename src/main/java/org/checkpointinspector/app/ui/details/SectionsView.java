package org.checkpointinspector.app.ui.details;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.FactsGrid;
import org.checkpointinspector.app.ui.controls.RecordTable;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.DecodedView.Section;

/** Draws neutral sections: facts, tables, JSON, trees. */
public final class SectionsView extends ScrollPane {
    private static final int JSON_LINES_AT_MOST = 24;
    private static final double LINE = 18;
    private static final int TREE_ROWS_AT_MOST = 24;

    private final VBox body = new VBox();
    private BiConsumer<DecodedView.Table, List<String>> onRow = (table, row) -> {};

    /** An empty one. */
    public SectionsView() {
        getStyleClass().addAll("sections", "edge-to-edge");
        body.getStyleClass().add("sections-body");
        setContent(body);
        setFitToWidth(true);
    }

    /** Calls back when a row of a table is double-clicked, or Enter is pressed on it. */
    public void onRowOpened(BiConsumer<DecodedView.Table, List<String>> opened) {
        onRow = opened;
    }

    /** Shows sections below a node of one's own, if there is one. */
    public void show(DecodedView view, Node... above) {
        body.getChildren().setAll(above);
        if (!view.title().isEmpty()) {
            Label title = Copying.copyable(new Label(view.title()));
            title.getStyleClass().add("sections-title");
            title.setWrapText(true);
            body.getChildren().add(title);
        }
        for (Section section : view.sections()) {
            body.getChildren().add(draw(section));
        }
        setVvalue(0);
    }

    private VBox draw(Section section) {
        VBox box = new VBox();
        box.getStyleClass().add("section");
        Node content = content(section);
        if (!section.title().isEmpty()) {
            Label title = new Label(section.title());
            title.getStyleClass().add("section-title");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(title, gap);
            if (section instanceof DecodedView.Json json) {
                row.getChildren().add(Copying.button(json::text));
            }
            box.getChildren().add(row);
        }
        box.getChildren().add(content);
        if (section instanceof DecodedView.Table table && table.note() != null) {
            Label note = Copying.copyable(new Label(table.note()));
            note.getStyleClass().add("muted");
            note.setWrapText(true);
            box.getChildren().add(note);
        }
        return box;
    }

    private Node content(Section section) {
        if (section instanceof DecodedView.Facts facts) {
            return FactsGrid.of(facts.facts());
        }
        if (section instanceof DecodedView.Table table) {
            RecordTable drawn = new RecordTable(table.columns(), table.rows());
            drawn.onOpen(row -> onRow.accept(table, row));
            return drawn;
        }
        return section instanceof DecodedView.Json json ? json(json.text()) : tree(((DecodedView.Tree) section).nodes());
    }

    private static TextArea json(String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.getStyleClass().addAll("code", "json");
        long lines = text.lines().count();
        double height = Math.min(JSON_LINES_AT_MOST, Math.max(2, lines)) * LINE + 18;
        area.setPrefHeight(height);
        area.setMinHeight(height);
        return area;
    }

    private static TreeView<String> tree(List<DecodedView.Node> nodes) {
        TreeItem<String> root = new TreeItem<>();
        nodes.forEach(node -> root.getChildren().add(item(node, 0)));
        TreeView<String> tree = new TreeView<>(root);
        tree.setShowRoot(false);
        tree.getStyleClass().addAll("dense", "bordered-tree");
        tree.setFixedCellSize(26);
        tree.setPrefHeight(Math.min(TREE_ROWS_AT_MOST, Math.max(1, tree.getExpandedItemCount())) * 26 + 6);
        tree.setMinHeight(Region.USE_PREF_SIZE);
        Copying.onKey(tree, () -> selected(tree));
        Copying.menu(tree, Copying.item(org.checkpointinspector.app.ui.Texts.text("copy"), () -> selected(tree)));
        return tree;
    }

    private static String selected(TreeView<String> tree) {
        TreeItem<String> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? "" : item.getValue();
    }

    private static TreeItem<String> item(DecodedView.Node node, int depth) {
        TreeItem<String> item = new TreeItem<>(node.label());
        item.setExpanded(depth < 3);
        node.children().forEach(child -> item.getChildren().add(item(child, depth + 1)));
        return item;
    }
}
