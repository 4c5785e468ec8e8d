package org.checkpointinspector.app.ui.details;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;

/**
 * Sixteen bytes a row, or eight where there is little room, as hexadecimal numbers and as characters. Only the rows on the screen exist; the scroll bar counts rows of the file, so that it does not
 * matter how long that is.
 */
final class HexView extends Region {
    static final int WIDTH = 16;
    private static final int NARROW = 8;
    private static final int COPIED_AT_MOST = 1 << 20;

    private final BytesViewModel model;
    private final ScrollBar bar = new ScrollBar();
    private final List<HexRow> rows = new ArrayList<>();
    private final Text measure = new Text("0");
    private HexGrid grid = HexGrid.of(8, 8, 0, WIDTH);
    private long top;

    HexView(BytesViewModel model) {
        this.model = model;
        getStyleClass().add("hex");
        setId("hex");
        setFocusTraversable(true);
        setAccessibleText(Texts.text("tab.BYTES"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((property, before, now) -> scrollToRow(now.longValue()));
        measure.getStyleClass().add("hex-text");
        measure.setVisible(false);
        getChildren().addAll(bar, measure);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, pressed -> onMouse(pressed, pressed.isShiftDown()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged -> onMouse(dragged, true));
        ContextMenu menu = new ContextMenu(
                Copying.item(Texts.text("bytes.copy.hex"), () -> selected(false)), Copying.item(Texts.text("bytes.copy.text"), () -> selected(true)));
        setOnContextMenuRequested(asked -> menu.show(this, asked.getScreenX(), asked.getScreenY()));
        model.revision().addListener(change -> draw());
        model.anchor().addListener(change -> draw());
        model.marked().addListener(change -> draw());
        model.caret().addListener(change -> {
            reveal(model.caret().get());
            draw();
        });
        model.state().addListener(change -> {
            top = 0;
            requestLayout();
        });
        focusedProperty().addListener(change -> draw());
    }

    /** The selected bytes as hexadecimal numbers or as characters, at most a mebibyte, as far as they are there. */
    String selected(boolean asText) {
        StringBuilder text = new StringBuilder();
        long end = Math.min(model.selectionEnd(), model.selectionStart() + COPIED_AT_MOST);
        for (long at = model.selectionStart(); at < end; at++) {
            int value = model.byteAt(at);
            if (value < 0) {
                break;
            }
            if (asText) {
                text.append(HexRow.character(value));
            } else {
                text.append(text.length() == 0 ? "" : " ").append(String.format("%02x", value));
            }
        }
        return text.toString();
    }

    @Override
    protected void layoutChildren() {
        Font font = measure.getFont();
        measure.setText("0".repeat(100));
        double cell = measure.getLayoutBounds().getWidth() / 100;
        double line = Math.ceil(font.getSize() * 1.55);
        double barWidth = bar.prefWidth(-1);
        grid = HexGrid.of(cell, line, model.length(), WIDTH);
        if (grid.width() > getWidth() - barWidth) {
            grid = HexGrid.of(cell, line, model.length(), NARROW);
        }
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        int wanted = (int) Math.min(2_000, Math.max(0, Math.ceil(getHeight() / line)));
        while (rows.size() < wanted) {
            HexRow row = new HexRow();
            rows.add(row);
            getChildren().add(row);
        }
        while (rows.size() > wanted) {
            getChildren().remove(rows.remove(rows.size() - 1));
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).resizeRelocate(0, i * line + 4, Math.max(0, getWidth() - barWidth), line);
        }
        adjustBar();
        reveal(model.caret().get());
        draw();
    }

    private void adjustBar() {
        long last = Math.max(0, rowCount() - wholeRows());
        bar.setMax(last);
        bar.setVisibleAmount(rowCount() == 0 ? 1 : (double) last * wholeRows() / Math.max(1, rowCount()));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(Math.max(1, wholeRows() - 1));
        bar.setDisable(last == 0);
        bar.setValue(Math.min(top, last));
    }

    private long rowCount() {
        // a mark at the end of the file, where bytes are missing, may need a row of its own
        long shown = Math.max(model.length(), model.marked().get() + 1);
        return (shown + grid.columns() - 1) / grid.columns();
    }

    private int wholeRows() {
        return Math.max(1, (int) ((getHeight() - 8) / grid.line()));
    }

    private void scrollToRow(long row) {
        long within = Math.max(0, Math.min(row, Math.max(0, rowCount() - wholeRows())));
        if (within != top) {
            top = within;
            bar.setValue(within);
            draw();
        }
    }

    private void reveal(long offset) {
        if (getHeight() < grid.line()) {
            return;
        }
        long row = offset / grid.columns();
        if (row < top || row >= top + wholeRows()) {
            scrollToRow(row - wholeRows() / 3);
        }
    }

    private void draw() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show((top + i) * grid.columns(), model, grid, isFocused());
        }
    }

    private void onScroll(ScrollEvent scrolled) {
        scrollToRow(top - Math.round(scrolled.getDeltaY() / grid.line() * 1.5));
        scrolled.consume();
    }

    private void onMouse(MouseEvent event, boolean extend) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        int column = grid.columnAt(event.getX());
        if (column >= 0) {
            long row = top + (long) Math.floor((event.getY() - 4) / grid.line());
            model.moveTo(row * grid.columns() + column, extend);
        }
        event.consume();
    }

    private void onKey(KeyEvent pressed) {
        if (Copying.KEY.match(pressed)) {
            Copying.copy(selected(false));
            pressed.consume();
            return;
        }
        long step = step(pressed);
        if (step != 0 || pressed.getCode() == KeyCode.HOME || pressed.getCode() == KeyCode.END) {
            model.moveTo(target(pressed, step), pressed.isShiftDown());
            pressed.consume();
        }
    }

    private long step(KeyEvent pressed) {
        if (pressed.isAltDown()) {
            return 0;
        }
        return switch (pressed.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -grid.columns();
            case DOWN -> grid.columns();
            case PAGE_UP -> -(long) grid.columns() * wholeRows();
            case PAGE_DOWN -> (long) grid.columns() * wholeRows();
            default -> 0;
        };
    }

    private long target(KeyEvent pressed, long step) {
        long at = model.caret().get();
        long row = at / grid.columns() * grid.columns();
        return switch (pressed.getCode()) {
            case HOME -> pressed.isShortcutDown() ? 0 : row;
            case END -> pressed.isShortcutDown() ? model.length() - 1 : row + grid.columns() - 1;
            default -> at + step;
        };
    }
}
