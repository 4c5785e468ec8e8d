package org.checkpointinspector.app.ui.application;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.details.StatePane;

/** The objects of a checkpoint file as a tree, found by class, field and value. */
final class ObjectsPage extends StatePane<ObjectNode> {
    private static final int MOST_FOUND = 500;

    private final ApplicationViewModel model;

    ObjectsPage(ApplicationViewModel model) {
        super("objects.nothing", model.objects()::cancel);
        this.model = model;
        follow(model.objects().state());
    }

    @Override
    protected Node ready(ObjectNode root) {
        TreeTableView<ObjectNode> tree = new TreeTableView<>(new Item(root));
        tree.setId("objects");
        tree.getStyleClass().addAll("dense", "bordered");
        tree.getRoot().setExpanded(true);
        add(tree, "objects.field", 210, ObjectNode::name);
        add(tree, "objects.class", 200, ObjectNode::type);
        add(tree, "objects.value", 260, ObjectNode::words);
        add(tree, "objects.byte", 90, node -> node.offset() < 0 ? "" : model.formats().count(node.offset()));
        Copying.onKey(tree, () -> selected(tree));
        Copying.menu(tree, Copying.item(Texts.text("copy"), () -> selected(tree)));
        VBox.setVgrow(tree, Priority.ALWAYS);
        Label file = new Label(Texts.text("objects.file", model.objectsFile()));
        file.getStyleClass().add("muted");
        return new VBox(8, search(root, tree), file, tree);
    }

    private static void add(TreeTableView<ObjectNode> tree, String key, double width, Function<ObjectNode, String> text) {
        TreeTableColumn<ObjectNode, String> column = new TreeTableColumn<>(Texts.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue().getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        tree.getColumns().add(column);
    }

    private static String selected(TreeTableView<ObjectNode> tree) {
        TreeItem<ObjectNode> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? "" : item.getValue().name() + "\t" + item.getValue().type() + "\t" + item.getValue().words();
    }

    /** Enter finds the first, and from then on the next. */
    private static HBox search(ObjectNode root, TreeTableView<ObjectNode> tree) {
        TextField field = new TextField();
        field.setId("objects-search");
        field.setPromptText(Texts.text("objects.search"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Label count = new Label();
        count.getStyleClass().add("muted");
        Search search = new Search();
        field.textProperty().addListener(change -> {
            search.found = List.of();
            search.next = 0;
            count.setText("");
        });
        field.setOnAction(pressed -> {
            if (field.getText().isBlank()) {
                return;
            }
            if (search.found.isEmpty()) {
                search.found = ObjectNode.find(root, field.getText().strip(), MOST_FOUND);
            }
            if (search.found.isEmpty()) {
                count.setText(Texts.text("objects.none"));
                return;
            }
            show(tree, search.found.get(search.next));
            search.next = (search.next + 1) % search.found.size();
            String all = search.found.size() + (search.found.size() == MOST_FOUND ? "+" : "");
            count.setText(Texts.text("objects.found", Integer.toString(search.next == 0 ? search.found.size() : search.next), all));
        });
        HBox row = new HBox(8, field, count);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static final class Search {
        private List<List<Integer>> found = List.of();
        private int next;
    }

    private static void show(TreeTableView<ObjectNode> tree, List<Integer> way) {
        TreeItem<ObjectNode> at = tree.getRoot();
        for (int index : way) {
            at.setExpanded(true);
            at = at.getChildren().get(index);
        }
        int row = tree.getRow(at);
        tree.getSelectionModel().clearAndSelect(row);
        tree.scrollTo(Math.max(0, row - 5));
    }

    /** Makes its children when it is opened. */
    private static final class Item extends TreeItem<ObjectNode> {
        private boolean made;

        private Item(ObjectNode node) {
            super(node);
        }

        @Override
        public boolean isLeaf() {
            return getValue().isLeaf();
        }

        @Override
        public ObservableList<TreeItem<ObjectNode>> getChildren() {
            ObservableList<TreeItem<ObjectNode>> children = super.getChildren();
            if (!made) {
                made = true;
                children.setAll(getValue().children().stream().map(Item::new).toList());
            }
            return children;
        }
    }
}
