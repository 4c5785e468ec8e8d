package org.checkpointinspector.app.ui.details;

import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.kordamp.ikonli.material2.Material2AL;

/** The bytes of the selected file, read only: a bar to go to an offset, the bytes, and what is under the caret. */
final class BytesPane extends StatePane<Long> {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final BytesViewModel model;
    private final Formats formats;
    private final BorderPane body = new BorderPane();
    private final HexView hex;
    private final TextField goTo = new TextField();
    private final Button mark = new Button();
    private final Label caret = new Label();
    private final Label length = new Label();

    BytesPane(BytesViewModel model, Formats formats) {
        super("bytes.nothing", model::close);
        this.model = model;
        this.formats = formats;
        this.hex = new HexView(model);
        body.getStyleClass().add("bytes-pane");
        body.setTop(bar());
        body.setCenter(hex);
        body.setBottom(footer());
        model.marked().addListener(change -> showMark());
        model.caret().addListener(change -> showCaret());
        model.anchor().addListener(change -> showCaret());
        model.revision().addListener(change -> showCaret());
        follow(model.state());
    }

    @Override
    protected Node ready(Long bytes) {
        if (bytes == 0) {
            return new org.checkpointinspector.app.ui.controls.Message(
                    org.kordamp.ikonli.material2.Material2OutlinedAL.INSERT_DRIVE_FILE, "warning", Texts.text("bytes.empty"), Texts.text("bytes.empty.words"));
        }
        length.setText(formats.exactSize(bytes));
        showMark();
        showCaret();
        return body;
    }

    private HBox bar() {
        goTo.setPromptText(Texts.text("bytes.goto"));
        goTo.setId("goto-offset");
        goTo.getStyleClass().add("small");
        goTo.setPrefColumnCount(16);
        goTo.setTooltip(new Tooltip(Texts.text("bytes.goto.tooltip")));
        goTo.textProperty().addListener((property, before, now) -> goTo.pseudoClassStateChanged(INVALID, !now.isBlank() && model.offsetOf(now).isEmpty()));
        goTo.setOnAction(entered -> {
            OptionalLong offset = model.offsetOf(goTo.getText());
            offset.ifPresent(at -> {
                model.moveTo(at, false);
                hex.requestFocus();
            });
        });
        mark.getStyleClass().addAll("small", "danger", "button-outlined");
        mark.setMinWidth(USE_PREF_SIZE);
        mark.setGraphic(Icons.icon(Material2AL.GPS_FIXED, "danger"));
        mark.setOnAction(pressed -> model.moveTo(model.marked().get(), false));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copyHex = copy("bytes.copy.hex", false);
        Button copyText = copy("bytes.copy.text", true);
        HBox bar = new HBox(8, goTo, mark, gap, copyHex, copyText);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("filter-bar");
        return bar;
    }

    private Button copy(String key, boolean asText) {
        Button button = new Button(Texts.text(key));
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> Copying.copy(hex.selected(asText)));
        return button;
    }

    private HBox footer() {
        Copying.copyable(caret).getStyleClass().add("muted");
        length.getStyleClass().add("muted");
        length.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, caret, gap, length);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("bytes-footer");
        return bar;
    }

    private void showMark() {
        boolean any = model.marked().get() >= 0;
        mark.setVisible(any);
        mark.setManaged(any);
        boolean end = any && model.marked().get() >= model.length();
        mark.setText(Texts.text(end ? "bytes.mark.end" : "bytes.mark", formats.count(model.marked().get())));
    }

    private void showCaret() {
        long at = model.caret().get();
        long selected = model.selectionEnd() - model.selectionStart();
        if (selected > 1) {
            caret.setText(Texts.text("bytes.selected", formats.count(selected), formats.count(model.selectionStart()), formats.count(model.selectionEnd() - 1)));
            return;
        }
        int value = model.byteAt(at);
        String position = Texts.text("bytes.at", formats.count(at), Long.toHexString(at));
        caret.setText(value < 0 ? position : position + "   " + ByteWords.at(model, at));
    }
}
