package org.checkpointinspector.app.ui.maintain;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.maintain.PlanWords.Row;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.Plan;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The plan as a table, what is at risk, what speaks against it, and what has to be typed to run it. */
final class PlanPage extends VBox {
    private static final double ROW = 28;
    private static final double HEADER = 32;
    private static final int ROWS_AT_MOST = 8;

    private final MaintainViewModel model;
    private final PlanWords words;

    PlanPage(MaintainViewModel model, Prepared prepared, PlanWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("maintain-body");
        Plan plan = prepared.plan();
        VBox content = new VBox(10);
        content.getChildren().addAll(Pages.words(words.totals(plan), "strong"), table(plan));
        if (!prepared.refusals().isEmpty()) {
            content.getChildren().add(refusals(prepared));
        }
        content.getChildren().add(Pages.heading("maintain.risks"));
        String sample = model.sampleFolder();
        if (sample != null) {
            content.getChildren().add(risk(Texts.text("maintain.sample", sample)));
        }
        plan.risks().forEach(risk -> content.getChildren().add(risk(PlanWords.inWindow(risk))));
        getChildren().addAll(Pages.scrolling(content), foot(plan));
    }

    private VBox table(Plan plan) {
        TableView<Row> table = new TableView<>();
        table.setId("maintain-phases");
        table.getStyleClass().addAll("dense", "bordered");
        table.setFixedCellSize(ROW);
        table.getItems().setAll(words.rows(plan));
        table.getColumns().add(column("number", 34, row -> String.valueOf(row.number()), OverrunStyle.ELLIPSIS));
        table.getColumns().add(column("what", 370, Row::what, OverrunStyle.ELLIPSIS));
        table.getColumns().add(column("files", 56, Row::files, OverrunStyle.ELLIPSIS));
        table.getColumns().add(column("size", 76, Row::size, OverrunStyle.ELLIPSIS));
        table.getColumns().add(column("from", 180, Row::from, OverrunStyle.LEADING_ELLIPSIS));
        table.getColumns().add(column("to", 218, Row::to, OverrunStyle.LEADING_ELLIPSIS));
        table.getColumns().get(2).getStyleClass().add("numeric");
        table.getColumns().get(3).getStyleClass().add("numeric");
        double height = Math.min(ROWS_AT_MOST, table.getItems().size()) * ROW + HEADER;
        table.setPrefHeight(height);
        table.setMinHeight(height);
        ListView<String> files = new ListView<>();
        files.setId("maintain-files");
        files.getStyleClass().addAll("dense", "bordered");
        files.setPrefHeight(110);
        files.setMinHeight(70);
        VBox below = new VBox(6, Pages.heading("maintain.files"), files);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            files.getItems().setAll(now == null ? java.util.List.of() : words.files(now.phase()));
            below.setVisible(!files.getItems().isEmpty());
            below.setManaged(!files.getItems().isEmpty());
        });
        below.setVisible(false);
        below.setManaged(false);
        Copying.onKey(files, () -> String.join("\n", files.getItems()));
        Copying.onKey(table, () -> text(table.getSelectionModel().getSelectedItem()));
        return new VBox(8, table, below);
    }

    private static String text(@Nullable Row row) {
        return row == null ? "" : String.join("\t", row.what(), row.files(), row.size(), row.from(), row.to());
    }

    private static TableColumn<Row, String> column(String id, double width, Function<Row, String> text, OverrunStyle overrun) {
        TableColumn<Row, String> column = new TableColumn<>(Texts.text("maintain.column." + id));
        column.setId("maintain-" + id);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(made -> new TableCell<>() {
            {
                setTextOverrun(overrun);
            }

            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setTooltip(empty || item == null || item.isEmpty() ? null : new Tooltip(item));
            }
        });
        return column;
    }

    /** A sentence to know, behind an icon. */
    static Label risk(String text) {
        Label label = Pages.words(text);
        label.setGraphic(Icons.icon(Material2OutlinedAL.INFO, "muted"));
        label.getStyleClass().add("maintain-risk");
        return label;
    }

    private VBox refusals(Prepared prepared) {
        VBox box = new VBox(6, Pages.heading("maintain.refused"));
        box.getStyleClass().add("maintain-trouble");
        box.setId("maintain-refusals");
        String override = null;
        for (Refusal refusal : prepared.refusals()) {
            Label label = Pages.words(refusal.message() + " " + PlanWords.inWindow(refusal.advice()));
            label.setGraphic(Icons.icon(refusal.override() == null ? Material2AL.BLOCK : Material2MZ.WARNING, refusal.override() == null ? "danger" : "warning"));
            box.getChildren().add(label);
            override = refusal.override() == null ? override : refusal.override();
        }
        boolean liftable = prepared.refusals().stream().allMatch(refusal -> refusal.override() != null);
        if (liftable && override != null) {
            box.getChildren().add(Pages.words(Texts.text("maintain.type.path", override), "muted"));
            box.getChildren().add(field("maintain-path", model.typedPath()));
        }
        return box;
    }

    private static TextField field(String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private HBox foot(Plan plan) {
        String word = MaintainViewModel.word(plan);
        Button run = Pages.button("maintain-run", Texts.text("maintain." + plan.action()), model::run, plan.takesAway() && !word.isEmpty() ? "danger" : "accent");
        run.setDefaultButton(true);
        run.disableProperty().bind(model.canRun().not());
        HBox foot = Pages.foot(Pages.button("maintain-back", Texts.text("maintain.back"), model::change), Pages.gap());
        if (!word.isEmpty()) {
            TextField field = field("maintain-word", model.typedWord());
            field.setPrefColumnCount(10);
            Label label = new Label(Texts.text("maintain.type.word", word));
            label.setMinWidth(USE_PREF_SIZE);
            label.setLabelFor(field);
            foot.getChildren().addAll(label, field);
        }
        foot.getChildren().addAll(Pages.button("maintain-cancel", Texts.text("cancel"), model::close), run);
        HBox.setHgrow(run, Priority.NEVER);
        return foot;
    }
}
