package org.checkpointinspector.app.ui.findings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.FactsGrid;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.SparkError;
import org.jspecify.annotations.Nullable;

/** The selected finding in full: what, where, evidence, remedy, Spark's error. */
final class FindingDetail extends ScrollPane {
    private final FindingsViewModel model;
    private final Formats formats;
    private final Consumer<Finding.Action> remedy;
    private final VBox body = new VBox();

    FindingDetail(FindingsViewModel model, Formats formats, Consumer<Finding.Action> remedy) {
        this.remedy = remedy;
        this.model = model;
        this.formats = formats;
        getStyleClass().addAll("finding-detail", "edge-to-edge");
        body.getStyleClass().add("finding-body");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        model.selected().addListener((property, before, now) -> show(now));
    }

    private void show(@Nullable FoundRow row) {
        body.getChildren().clear();
        if (row == null) {
            return;
        }
        Finding finding = row.finding();
        body.getChildren().add(words(finding.summary(), "finding-summary"));
        if (!finding.path().isEmpty()) {
            body.getChildren().add(where(row));
        }
        if (finding.remedy() != null) {
            body.getChildren().add(heading("finding.remedy"));
            body.getChildren().add(words(finding.remedy().words(), "finding-words"));
            Finding.Action action = finding.remedy().action();
            if (action != null) {
                body.getChildren().add(button(action));
            }
            if (finding.remedy().command() != null) {
                body.getChildren().add(command(finding.remedy().command()));
            }
        }
        SparkError spark = finding.spark();
        if (spark != null) {
            body.getChildren().add(heading("finding.spark"));
            body.getChildren().add(command(sparkText(spark)));
        }
        if (!finding.evidence().isEmpty()) {
            body.getChildren().add(heading("finding.evidence"));
            Map<String, String> facts = new LinkedHashMap<>();
            finding.evidence().forEach((name, value) -> facts.put(name, value instanceof Number number ? formats.count(number.longValue()) : String.valueOf(value)));
            body.getChildren().add(FactsGrid.of(facts));
        }
        setVvalue(0);
    }

    private Button button(Finding.Action action) {
        Button button = new Button(Texts.text("finding.action." + action));
        button.setId("finding-action");
        button.getStyleClass().addAll("accent", "small");
        button.setOnAction(pressed -> remedy.accept(action));
        return button;
    }

    private Node where(FoundRow row) {
        Long offset = row.finding().offset();
        Hyperlink link = new Hyperlink(offset == null ? row.path() : Texts.text("verdict.culprit", row.path(), formats.count(offset)));
        link.setOnAction(pressed -> {
            model.selected().set(null);
            model.selected().set(row);
        });
        Copying.menu(link, Copying.item(Texts.text("copy"), link::getText));
        return link;
    }

    private static String sparkText(SparkError spark) {
        return String.join("\nCaused by: ", spark.exceptions()) + ": " + (spark.condition() == null ? "" : "[" + spark.condition() + "] ") + spark.message();
    }

    private static Label heading(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static Label words(String text, String style) {
        Label label = Copying.copyable(new Label(text));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static HBox command(String text) {
        Label label = words(text, "command");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(6, label, Copying.button(() -> text));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
