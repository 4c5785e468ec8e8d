package org.checkpointinspector.app.ui.details;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** One row of the hex view: three texts, and behind them the selection and the mark. */
final class HexRow extends Region {
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");

    private final Text offsetText = text("hex-offset");
    private final Text hexText = text("hex-bytes");
    private final Text charText = text("hex-characters");
    private final Region hexSelection = box("hex-selection");
    private final Region charSelection = box("hex-selection");
    private final Region hexMark = box("hex-mark");
    private final Region charMark = box("hex-mark");

    HexRow() {
        getStyleClass().add("hex-row");
        setMouseTransparent(true);
        getChildren().addAll(hexSelection, charSelection, hexMark, charMark, offsetText, hexText, charText);
    }

    /** A byte as a character: printable ASCII as it is, anything else as a point. */
    static char character(int value) {
        return value >= 0x20 && value < 0x7f ? (char) value : '·';
    }

    void show(long start, BytesViewModel model, HexGrid grid, boolean focused) {
        long mark = model.marked().get();
        boolean there = start < Math.max(model.length(), mark + 1);
        setVisible(there);
        if (!there) {
            return;
        }
        int count = (int) Math.max(0, Math.min(grid.columns(), model.length() - start));
        StringBuilder hex = new StringBuilder();
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int value = model.byteAt(start + i);
            hex.append(i == 0 ? "" : grid.startsHalf(i) ? "  " : " ");
            hex.append(value < 0 ? ".." : digits(value));
            characters.append(value < 0 ? ' ' : character(value));
        }
        set(offsetText, hexOf(start, grid.digits()), grid.offsetX(), grid);
        set(hexText, hex.toString(), grid.hexX(0), grid);
        set(charText, characters.toString(), grid.textX(0), grid);
        span(hexSelection, charSelection, grid, start, model.selectionStart(), model.selectionEnd(), count);
        hexSelection.pseudoClassStateChanged(FOCUSED, focused);
        charSelection.pseudoClassStateChanged(FOCUSED, focused);
        // the mark may be the byte behind the last one: that is where a cut file lacks its next byte
        span(hexMark, charMark, grid, start, mark, mark < 0 ? -1 : mark + 1, grid.columns());
    }

    private static void span(Region hex, Region characters, HexGrid grid, long start, long from, long to, int count) {
        int first = (int) Math.max(0, Math.min(count, from - start));
        int last = (int) Math.max(0, Math.min(count, to - start));
        boolean any = first < last && from >= 0;
        hex.setVisible(any);
        characters.setVisible(any);
        if (any) {
            double left = grid.hexX(first) - grid.cell() * 0.4;
            hex.resizeRelocate(left, 0, grid.hexX(last - 1) + grid.cell() * 2.4 - left, grid.line());
            characters.resizeRelocate(grid.textX(first), 0, grid.cell() * (last - first), grid.line());
        }
    }

    private static String digits(int value) {
        return "" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 15, 16);
    }

    private static String hexOf(long offset, int digits) {
        String hex = Long.toHexString(offset);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    private static void set(Text text, String words, double x, HexGrid grid) {
        text.setText(words);
        text.setX(x);
        text.setY(grid.line() * 0.12);
    }

    private static Text text(String style) {
        Text text = new Text();
        text.getStyleClass().addAll("hex-text", style);
        text.setTextOrigin(VPos.TOP);
        text.setManaged(false);
        return text;
    }

    private static Region box(String style) {
        Region box = new Region();
        box.getStyleClass().add(style);
        box.setManaged(false);
        return box;
    }
}
