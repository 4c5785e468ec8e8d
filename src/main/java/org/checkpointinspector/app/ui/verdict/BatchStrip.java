package org.checkpointinspector.app.ui.verdict;

import java.util.function.LongConsumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.jspecify.annotations.Nullable;

/** One cell a batch: planned, committed, damaged, restart point. A click goes there. */
final class BatchStrip extends VBox {
    private static final PseudoClass COMMITTED = PseudoClass.getPseudoClass("committed");
    private static final PseudoClass PLANNED = PseudoClass.getPseudoClass("planned");
    private static final PseudoClass DAMAGED = PseudoClass.getPseudoClass("damaged");
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass RESTART = PseudoClass.getPseudoClass("restart");

    private final VerdictViewModel model;
    private final ListView<BatchCell> strip = new ListView<>();
    /** Not the list's fixed cell size, which would make the cells as high as wide. */
    private double cellWidth;

    /**
     * Shows the batches.
     *
     * @param rollBack leads back to a batch
     * @param offsets shows from where a new query goes on after a batch
     */
    BatchStrip(VerdictViewModel model, LongConsumer rollBack, LongConsumer offsets) {
        this.model = model;
        getStyleClass().add("batch-strip");
        strip.setId("batches");
        strip.setOrientation(Orientation.HORIZONTAL);
        strip.setItems(model.batches());
        strip.setCellFactory(made -> new Cell());
        strip.setAccessibleText(Texts.text("batches"));
        strip.setOnMouseClicked(clicked -> {
            if (clicked.getButton() == MouseButton.PRIMARY) {
                goToSelected();
            }
        });
        strip.setContextMenu(menu(rollBack, offsets));
        strip.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER || pressed.getCode() == KeyCode.SPACE) {
                goToSelected();
                pressed.consume();
            }
        });
        Copying.onKey(strip, this::selectedWords);
        strip.widthProperty().addListener(change -> fitHeight());
        model.batches().addListener((ListChangeListener<BatchCell>) change -> show());
        getChildren().addAll(strip, legend());
        show();
    }

    /** What can be done from a batch; a right click selects it. */
    private ContextMenu menu(LongConsumer rollBack, LongConsumer offsets) {
        MenuItem back = new MenuItem();
        back.setId("batch-roll-back");
        back.setOnAction(chosen -> rollBack.accept(strip.getSelectionModel().getSelectedItem().batch()));
        MenuItem export = new MenuItem();
        export.setId("batch-offsets");
        export.setOnAction(chosen -> offsets.accept(strip.getSelectionModel().getSelectedItem().batch()));
        ContextMenu menu = new ContextMenu(back, export, Copying.item(Texts.text("copy"), this::selectedWords));
        menu.setOnShowing(showing -> {
            BatchCell cell = strip.getSelectionModel().getSelectedItem();
            String name = cell == null ? "" : model.name(cell);
            back.setText(Texts.text("maintain.to.batch", name));
            back.setDisable(cell == null || !cell.committed());
            export.setText(Texts.text("batch.offsets", name));
            export.setDisable(cell == null);
        });
        return menu;
    }

    private String selectedWords() {
        BatchCell cell = strip.getSelectionModel().getSelectedItem();
        return cell == null ? "" : words(cell);
    }

    private void show() {
        boolean any = !model.batches().isEmpty();
        setVisible(any);
        setManaged(any);
        if (any) {
            int digits = model.shortName(model.batches().get(model.batches().size() - 1)).length();
            cellWidth = Math.max(26, digits * 7.5 + 12);
            fitHeight();
            strip.scrollTo(model.batches().size() - 1);
        }
    }

    /** A strip that is longer than the window has a scroll bar, which needs room of its own. */
    private void fitHeight() {
        boolean scrolls = cellWidth * model.batches().size() > strip.getWidth();
        pseudoClassStateChanged(SCROLLS, scrolls);
    }

    private void goToSelected() {
        BatchCell cell = strip.getSelectionModel().getSelectedItem();
        if (cell != null) {
            model.goTo(cell);
        }
    }

    private static HBox legend() {
        HBox legend = new HBox(
                swatch("committed"), words("batch.committed"), swatch("planned"), words("batch.planned"), swatch("damaged"), words("batch.damaged"),
                swatch("restart"), words("batch.restart"), swatch("good"), words("batch.good"));
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("legend");
        return legend;
    }

    private static Region swatch(String kind) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", kind);
        return swatch;
    }

    private static Label words(String key) {
        return new Label(Texts.text(key));
    }

    private String words(BatchCell cell) {
        StringBuilder words = new StringBuilder(Texts.text("batch", model.name(cell)));
        words.append(": ").append(Texts.text(cell.planned() ? "batch.is.planned" : "batch.is.not.planned"));
        words.append(", ").append(Texts.text(cell.committed() ? "batch.is.committed" : "batch.is.not.committed"));
        if (cell.damaged()) {
            words.append(", ").append(Texts.text("batch.is.damaged"));
        }
        if (model.isGood(cell)) {
            words.append("; ").append(Texts.text("batch.is.good"));
        }
        if (cell.restart()) {
            words.append("; ").append(Texts.text("batch.is.restart"));
        }
        return words.toString();
    }

    private final class Cell extends ListCell<BatchCell> {
        private final Label number = new Label();

        private Cell() {
            number.getStyleClass().add("batch");
            number.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Override
        protected void updateItem(@Nullable BatchCell cell, boolean empty) {
            super.updateItem(cell, empty);
            if (empty || cell == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setPrefWidth(cellWidth);
            number.setText(model.shortName(cell));
            number.pseudoClassStateChanged(COMMITTED, cell.committed() && !cell.damaged());
            number.pseudoClassStateChanged(PLANNED, cell.planned() && !cell.committed() && !cell.damaged());
            number.pseudoClassStateChanged(DAMAGED, cell.damaged());
            number.pseudoClassStateChanged(RESTART, cell.restart());
            number.pseudoClassStateChanged(GOOD, model.isGood(cell));
            setGraphic(number);
            setTooltip(new Tooltip(words(cell)));
            setAccessibleText(words(cell));
        }
    }
}
