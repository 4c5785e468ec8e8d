package org.checkpointinspector.app.ui.state;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Message;
import org.checkpointinspector.app.ui.state.RestartMapViewModel.At;
import org.checkpointinspector.inspect.StateMap.Cell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The restart map: partitions down, batches across. Arrows move, Enter opens the file, plus and minus zoom. */
final class RestartMapView extends BorderPane {
    private static final double TOP = 32;
    private static final double BAR = 12;

    private final RestartMapViewModel model;
    private final ComboBox<Choice<RestartMapViewModel.Store>> stores = new ComboBox<>();
    private final Label summary = Copying.copyable(new Label());
    private final Label words = Copying.copyable(new Label());
    private final Label ink = new Label("▼ " + Texts.text("map.legend.restart"));
    private final RestartMapCanvas canvas;
    private final Pane stage = new Pane();
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private MapGeometry geometry = new MapGeometry(0, 0, MapGeometry.LEAST_CELL, 30, TOP, 1, 1, 0, 0);
    private boolean zoomedByHand;

    RestartMapView(RestartMapViewModel model) {
        this.model = model;
        getStyleClass().add("restart-map");
        Map<Cell, Region> swatches = new EnumMap<>(Cell.class);
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("legend");
        for (Cell cell : Cell.values()) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "map-" + cell.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            swatches.put(cell, swatch);
            swatch.backgroundProperty().addListener(change -> draw());
            Label label = new Label(Texts.text("map.cell." + cell));
            label.setTooltip(new Tooltip(Texts.text("map.cell." + cell + ".words")));
            HBox entry = new HBox(4, swatch, label);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        ink.getStyleClass().add("map-ink");
        ink.textFillProperty().addListener(change -> draw());
        legend.getChildren().addAll(ink, new Label("✓ " + Texts.text("map.legend.good")));
        canvas = new RestartMapCanvas(model, swatches, ink);
        build(legend);
        model.map().addListener(change -> show());
        model.choice().addListener(change -> showRows());
        model.cursor().addListener((property, before, now) -> showCursor(now));
        show();
    }

    private void build(FlowPane legend) {
        stores.setItems(model.choices());
        stores.valueProperty().bindBidirectional(model.choice());
        stores.setId("map-store");
        stores.setAccessibleText(Texts.text("map.store"));
        summary.setWrapText(true);
        summary.getStyleClass().add("strong");
        summary.setId("map-summary");
        setTop(new VBox(6, summary, stores));
        stage.getChildren().addAll(canvas, across, down);
        stage.setFocusTraversable(true);
        stage.setId("restart-map");
        stage.setMinHeight(120);
        stage.getStyleClass().add("map-stage");
        stage.widthProperty().addListener(change -> fit());
        stage.heightProperty().addListener(change -> fit());
        stage.setOnKeyPressed(this::onKey);
        stage.setOnScroll(this::onScroll);
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseExited(left -> tooltip.hide());
        canvas.setOnMouseClicked(this::click);
        Copying.onKey(stage, words::getText);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setOrientation(Orientation.VERTICAL);
        across.valueProperty().addListener((property, before, now) -> scrolled(now.doubleValue(), geometry.y()));
        down.valueProperty().addListener((property, before, now) -> scrolled(geometry.x(), now.doubleValue()));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setId("map-words");
        setBottom(new VBox(6, words, legend));
    }

    private void show() {
        boolean any = model.map().get() != null;
        Node none = new Message(Material2OutlinedAL.GRID_ON, "subtle", Texts.text("map.none"), Texts.text("map.none.words"));
        setCenter(any ? stage : none);
        for (Node part : new Node[] {getTop(), getBottom()}) {
            part.setVisible(any);
            part.setManaged(any);
        }
        summary.setText(model.summary());
        stores.setVisible(model.choices().size() > 1);
        stores.setManaged(model.choices().size() > 1);
        showRows();
    }

    private void showRows() {
        summary.setText(model.summary());
        stores.setVisible(model.choices().size() > 1);
        stores.setManaged(model.choices().size() > 1);
        zoomedByHand = false;
        fit();
        showCursor(model.cursor().get());
    }

    /** Lays the map out anew: as large as there is room, with the restart column in sight. */
    private void fit() {
        int rows = model.rows().size();
        int columns = model.columns();
        double left = 14;
        for (int row = 0; row < rows; row += Math.max(1, rows / 50)) {
            left = Math.max(left, 12 + model.rowName(row).length() * 7.0);
        }
        left = Math.min(left, stage.getWidth() / 3);
        double width = Math.max(1, stage.getWidth() - BAR);
        double height = Math.max(1, stage.getHeight() - BAR);
        double cell = zoomedByHand ? geometry.cell() : MapGeometry.fitting(rows, columns, width - left - 2, height - TOP - 2);
        boolean first = !zoomedByHand;
        geometry = new MapGeometry(rows, columns, cell, left, TOP, width, height, geometry.x(), geometry.y()).within();
        At at = model.cursor().get();
        if (first && at != null) {
            geometry = geometry.showing(at.row(), at.column());
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        across.resizeRelocate(left, height, width - left, BAR);
        down.resizeRelocate(width, TOP, BAR, height - TOP);
        fitBars();
        draw();
    }

    private void fitBars() {
        bar(across, geometry.mostX(), geometry.x(), geometry.width() - geometry.left());
        bar(down, geometry.mostY(), geometry.y(), geometry.height() - geometry.top());
    }

    private void bar(ScrollBar bar, double most, double value, double seen) {
        bar.setVisible(most > 0);
        bar.setMax(most);
        bar.setVisibleAmount(most <= 0 ? 1 : most * seen / (most + seen));
        bar.setUnitIncrement(geometry.cell());
        bar.setBlockIncrement(seen);
        bar.setValue(value);
    }

    private void scrolled(double x, double y) {
        if (x != geometry.x() || y != geometry.y()) {
            geometry = geometry.at(x, y).within();
            draw();
        }
    }

    private void draw() {
        if (model.map().get() != null && canvas.getWidth() > 1) {
            canvas.draw(geometry, model.cursor().get());
        }
    }

    private void showCursor(@Nullable At now) {
        words.setText(now == null ? "" : model.words(now));
        stage.setAccessibleText(words.getText());
        if (now != null) {
            geometry = geometry.showing(now.row(), now.column());
            fitBars();
        }
        draw();
    }

    private void hover(MouseEvent moved) {
        int row = geometry.rowAt(moved.getY());
        int column = geometry.columnAt(moved.getX());
        if (row < 0 || column < 0) {
            tooltip.hide();
            return;
        }
        tooltip.setText(model.words(new At(row, column)));
        tooltip.show(canvas, moved.getScreenX() + 14, moved.getScreenY() + 14);
    }

    private void click(MouseEvent clicked) {
        stage.requestFocus();
        int row = geometry.rowAt(clicked.getY());
        int column = geometry.columnAt(clicked.getX());
        if (row >= 0 && column >= 0) {
            model.cursor().set(new At(row, column));
            model.open(new At(row, column));
        }
    }

    private void onScroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? 1.25 : 0.8, event.getX(), event.getY());
        } else {
            boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
            geometry = geometry.at(geometry.x() - (sideways ? event.getDeltaY() : event.getDeltaX()), geometry.y() - (sideways ? 0 : event.getDeltaY())).within();
            fitBars();
            draw();
        }
        event.consume();
    }

    private void zoom(double by, double px, double py) {
        zoomedByHand = true;
        double to = geometry.cell() * by;
        geometry = geometry.zoomed(by > 1 ? Math.ceil(to) : Math.floor(to), px, py);
        fitBars();
        draw();
    }

    private void onKey(KeyEvent pressed) {
        At at = model.cursor().get();
        if (at == null) {
            return;
        }
        int page = (int) Math.max(1, (geometry.height() - geometry.top()) / geometry.cell() - 1);
        switch (pressed.getCode()) {
            case LEFT -> move(at.row(), at.column() - 1);
            case RIGHT -> move(at.row(), at.column() + 1);
            case UP -> move(at.row() - 1, at.column());
            case DOWN -> move(at.row() + 1, at.column());
            case PAGE_UP -> move(at.row() - page, at.column());
            case PAGE_DOWN -> move(at.row() + page, at.column());
            case HOME -> move(pressed.isShortcutDown() ? 0 : at.row(), 0);
            case END -> move(pressed.isShortcutDown() ? model.rows().size() : at.row(), model.columns());
            case ENTER, SPACE -> model.open(at);
            case PLUS, ADD, EQUALS -> zoom(1.25, geometry.xOf(at.column()), geometry.yOf(at.row()));
            case MINUS, SUBTRACT -> zoom(0.8, geometry.xOf(at.column()), geometry.yOf(at.row()));
            default -> {
                return;
            }
        }
        pressed.consume();
    }

    private void move(int row, int column) {
        model.cursor().set(new At(Math.max(0, Math.min(row, model.rows().size() - 1)), Math.max(0, Math.min(column, model.columns() - 1))));
    }
}
