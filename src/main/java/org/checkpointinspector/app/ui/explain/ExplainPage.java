package org.checkpointinspector.app.ui.explain;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.FactsGrid;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.explain.ExplainViewModel.ClaimedFile;
import org.checkpointinspector.app.ui.explain.ExplainViewModel.Explained;
import org.checkpointinspector.diagnose.explain.Explanation;
import org.checkpointinspector.diagnose.explain.FailureCause;
import org.checkpointinspector.report.ExplanationText;
import org.checkpointinspector.report.Style;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A page to paste a stack trace into, or to drop a log on; below stands what it means. */
public final class ExplainPage extends VBox {
    private final ExplainViewModel model;
    private final Runnable close;
    private final TextArea text = new TextArea();
    private final VBox result = new VBox();

    /**
     * Builds the page.
     *
     * @param chooseFile asks the person for a log file
     * @param close closes the page
     */
    public ExplainPage(ExplainViewModel model, Supplier<Optional<File>> chooseFile, Runnable close) {
        this.model = model;
        this.close = close;
        setId("explain-page");
        getStyleClass().addAll("help", "explain-page");
        text.setId("explain-text");
        text.getStyleClass().add("code");
        text.setPromptText(Texts.text("explain.prompt"));
        text.setPrefRowCount(8);
        text.setMinHeight(120);
        text.textProperty().bindBidirectional(model.text());
        result.getStyleClass().add("sections-body");
        result.setId("explain-result");
        ScrollPane scroll = new ScrollPane(result);
        scroll.getStyleClass().addAll("sections", "edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), text, buttons(chooseFile), scroll);
        acceptDrops();
        text.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(pressed)) {
                model.explain();
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.ESCAPE) {
                close.run();
                pressed.consume();
            }
        });
        focusedProperty().addListener((property, before, now) -> {
            if (now) {
                text.requestFocus();
            }
        });
        model.explained().addListener((property, before, now) -> show(now));
        show(model.explained().get());
    }

    private HBox head() {
        Label title = new Label(Texts.text("explain.title"));
        title.getStyleClass().add("sections-title");
        Button closing = new Button(null, Icons.icon(Material2AL.CLOSE));
        closing.getStyleClass().addAll("flat", "icon-button");
        closing.setAccessibleText(Texts.text("close"));
        closing.setOnAction(pressed -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, closing);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox buttons(Supplier<Optional<File>> chooseFile) {
        Button explain = new Button(Texts.text("explain"));
        explain.setId("explain-now");
        explain.getStyleClass().add("accent");
        explain.setOnAction(pressed -> model.explain());
        Button file = new Button(Texts.text("explain.file"), Icons.icon(Material2OutlinedAL.INSERT_DRIVE_FILE));
        file.setOnAction(pressed -> chooseFile.get().ifPresent(chosen -> model.explain(chosen.toPath())));
        Label about = new Label();
        about.getStyleClass().add("muted");
        Runnable words = () -> about.setText(model.file().get() != null ? String.valueOf(model.file().get())
                : model.against() == null ? Texts.text("explain.against.none") : Texts.text("explain.against", model.against()));
        model.file().addListener(change -> words.run());
        words.run();
        HBox row = new HBox(8, explain, file, about);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void acceptDrops() {
        addEventFilter(DragEvent.DRAG_OVER, over -> {
            if (over.getDragboard().hasFiles()) {
                over.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
                over.consume();
            }
        });
        addEventFilter(DragEvent.DRAG_DROPPED, dropped -> {
            if (dropped.getDragboard().hasFiles()) {
                model.explain(dropped.getDragboard().getFiles().get(0).toPath());
                dropped.setDropCompleted(true);
                dropped.consume();
            }
        });
    }

    private void show(Loaded<Explained> loaded) {
        result.getChildren().clear();
        if (loaded instanceof Loaded.Reading) {
            result.getChildren().add(new ProgressIndicator());
        } else if (loaded instanceof Loaded.Failed<Explained> failed) {
            result.getChildren().add(words(failed.what() + " " + failed.advice(), "finding-words"));
        } else if (loaded instanceof Loaded.Ready<Explained> ready) {
            show(ready.content());
        }
    }

    private void show(Explained explained) {
        Explanation told = explained.explanation();
        Label cause = words(Texts.text("explain.cause", told.cause().id().replace('-', ' ')), "explain-cause");
        cause.setId("explain-cause");
        cause.getStyleClass().add(told.cause() == FailureCause.NOT_RECOGNISED ? "unsure" : "bad");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        result.getChildren().addAll(new HBox(cause, gap, Copying.button(() -> text(told))), words(told.summary(), "finding-summary"));
        section("explain.todo", words(told.remedy(), "finding-words"));
        claim(explained);
        Map<String, String> facts = facts(told);
        if (!facts.isEmpty()) {
            section("explain.facts", FactsGrid.of(facts));
        }
        if (told.evidence().get("others") instanceof Collection<?> others) {
            Map<String, String> also = new LinkedHashMap<>();
            for (Object each : others) {
                Map<?, ?> other = (Map<?, ?>) each;
                also.put(Texts.text("explain.line", String.valueOf(other.get("line"))), other.get("cause") + ": " + other.get("summary")
                        + (Integer.valueOf(1).equals(other.get("times")) ? "" : " " + Texts.text("explain.times", String.valueOf(other.get("times")))));
            }
            section("explain.others", FactsGrid.of(also));
        }
    }

    private void claim(Explained explained) {
        Map<?, ?> claim = explained.claim();
        if (claim.isEmpty()) {
            return;
        }
        VBox box = new VBox(6);
        String agrees = String.valueOf(claim.get("agrees"));
        Label words = words(String.valueOf(claim.get("words")), "finding-words");
        words.setId("explain-claim");
        words.setGraphic(agrees.equals("yes") ? Icons.icon(Material2AL.CANCEL, "danger")
                : agrees.equals("no") ? Icons.icon(Material2AL.CHECK_CIRCLE, "success") : Icons.icon(Material2OutlinedAL.HELP_OUTLINE, "muted"));
        box.getChildren().add(words);
        for (ClaimedFile file : explained.files()) {
            Hyperlink link = new Hyperlink(file.path());
            link.getStyleClass().add("explain-link");
            link.setOnAction(pressed -> {
                close.run();
                model.goTo(explained, file.path());
            });
            Label state = new Label(Texts.text(!file.there() ? "explain.gone" : file.health().equals("DAMAGED") ? "explain.damaged" : "explain.there"));
            state.getStyleClass().add("muted");
            HBox row = new HBox(8, link, state);
            row.setAlignment(Pos.BASELINE_LEFT);
            box.getChildren().add(row);
        }
        if (claim.get("causePath") != null) {
            Hyperlink link = new Hyperlink(Texts.text("explain.culprit", String.valueOf(claim.get("causePath")), String.valueOf(claim.get("causeReason"))));
            link.setWrapText(true);
            link.setOnAction(pressed -> {
                close.run();
                model.goTo(explained, String.valueOf(claim.get("causePath")));
            });
            box.getChildren().add(link);
        }
        section("explain.claim", box);
    }

    private static Map<String, String> facts(Explanation told) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "explain.paths", String.join("\n", told.paths()));
        put(facts, "explain.batch", told.batch());
        put(facts, "explain.operator", told.operator());
        put(facts, "explain.partition", told.partition());
        put(facts, "explain.version", told.evidence().get("stateVersion"));
        put(facts, "explain.spark", told.spark());
        put(facts, "explain.at", told.evidence().get("line"));
        put(facts, "explain.says", told.evidence().get("message"));
        put(facts, "explain.exceptions", lines(told.evidence().get("exceptions")));
        put(facts, "explain.condition", told.evidence().get("condition"));
        put(facts, "explain.fields", lines(told.evidence().get("fields")));
        return facts;
    }

    private static void put(Map<String, String> facts, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            facts.put(Texts.text(key), value.toString());
        }
    }

    private static String lines(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof Collection<?> items ? String.join("\n", items.stream().map(String::valueOf).toList()) : "";
    }

    private static String text(Explanation told) {
        StringBuilder out = new StringBuilder();
        try {
            ExplanationText.write(told, out, Style.PLAIN);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toString();
    }

    private void section(String key, Node content) {
        Label title = new Label(Texts.text(key));
        title.getStyleClass().add("section-title");
        VBox box = new VBox(title, content);
        box.getStyleClass().add("section");
        result.getChildren().add(box);
    }

    private static Label words(String words, String style) {
        Label label = Copying.copyable(new Label(words));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
