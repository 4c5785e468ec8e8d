package org.checkpointinspector.app.ui.maintain;

import java.io.File;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.maintain.OptionsViewModel.Contents;
import org.checkpointinspector.app.ui.maintain.OptionsViewModel.Form;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.PlanClear;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The options of an action, and why there was no plan for them. */
final class OptionsPage extends VBox {
    private final MaintainViewModel model;
    private final OptionsViewModel options;
    private final Formats formats;
    private final Consumer<Consumer<File>> chooser;
    private final GridPane grid = new GridPane();

    OptionsPage(MaintainViewModel model, Stage.@Nullable Trouble trouble, Formats formats, Consumer<Consumer<File>> chooser) {
        this.model = model;
        this.options = model.options();
        this.formats = formats;
        this.chooser = chooser;
        getStyleClass().add("maintain-body");
        grid.getStyleClass().add("maintain-options");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        getChildren().add(Pages.words(Texts.text("maintain." + model.action() + ".tooltip") + ".", "muted"));
        fields(model.action());
        getChildren().add(grid);
        if (trouble != null) {
            Label words = Pages.words(trouble.advice().isEmpty() ? trouble.message() : trouble.message() + "\n" + trouble.advice(), "maintain-trouble");
            words.setId("maintain-trouble");
            words.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(words);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        Button plan = Pages.button("maintain-plan", Texts.text("maintain.plan"), model::plan, "accent");
        plan.setDefaultButton(true);
        getChildren().add(Pages.foot(Pages.words(Texts.text("maintain.options.words"), "muted"), Pages.gap(), Pages.button("maintain-cancel", Texts.text("cancel"), model::close), plan));
    }

    private void fields(Action action) {
        switch (action) {
            case BACKUP -> {
                add("maintain.contents", contents(), null);
                add("maintain.form", form(), null);
                destination("maintain.destination", "maintain.destination.prompt");
            }
            case CLEAR -> {
                what();
                destination("maintain.destination", "maintain.destination.prompt");
            }
            case ROLLBACK -> {
                add("maintain.batch", batch(), "maintain.batch.tooltip");
                add("maintain.sink", folder(options.sink(), "maintain.sink.prompt", folder -> options.sink().set(folder)), "maintain.sink.tooltip");
                destination("maintain.destination", "maintain.destination.prompt");
            }
            case PRUNE -> {
                add("maintain.keep", field(options.keep(), null), null);
                add("maintain.older", field(options.olderThanHours(), null), "maintain.older.tooltip");
                destination("maintain.destination", "maintain.destination.prompt");
            }
            case RESTORE -> {
                from(action);
                add("maintain.destination.restore", folder(options.destination(), "maintain.destination.restore.prompt", folder -> options.destination().set(folder)), null);
            }
            case UNDO -> from(action);
        }
        if (action != Action.UNDO) {
            CheckBox full = new CheckBox(Texts.text("maintain.verify.full"));
            full.selectedProperty().bindBidirectional(options.verifyFull());
            add("maintain.verify", full, null);
        }
    }

    private void from(Action action) {
        add("maintain.from." + action, folder(options.from(), null, folder -> options.from().set(folder)), "maintain.from." + action + ".tooltip");
    }

    private void destination(String name, String prompt) {
        add(name, folder(options.destination(), prompt, options::chooseFolder), "maintain.destination.tooltip");
    }

    private void what() {
        ToggleGroup group = new ToggleGroup();
        VBox all = new VBox(6);
        for (PlanClear.What what : PlanClear.What.values()) {
            all.getChildren().add(radio(group, options.what(), what, Texts.text("maintain.what." + what)));
        }
        add("maintain.what", all, null);
    }

    private VBox contents() {
        ToggleGroup group = new ToggleGroup();
        RadioButton everything = radio(group, options.contents(), Contents.EVERYTHING, Texts.text("maintain.contents.EVERYTHING"));
        RadioButton asOf = radio(group, options.contents(), Contents.AS_OF, Texts.text("maintain.contents.AS_OF"));
        ComboBox<@Nullable Long> batch = batch();
        batch.disableProperty().bind(asOf.selectedProperty().not());
        HBox row = new HBox(8, asOf, batch);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(6, everything, row);
        if (!options.selected().isEmpty()) {
            all.getChildren().add(radio(group, options.contents(), Contents.SELECTED, Texts.text("maintain.contents.SELECTED", options.selected())));
        }
        return all;
    }

    private HBox form() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox(14);
        for (Form form : Form.values()) {
            row.getChildren().add(radio(group, options.form(), form, Texts.text("maintain.form." + form)));
        }
        return row;
    }

    private static <V extends Enum<V>> RadioButton radio(ToggleGroup group, ObjectProperty<V> chosen, V value, String words) {
        RadioButton button = new RadioButton(words);
        button.setId("maintain-" + value);
        button.setToggleGroup(group);
        button.setSelected(chosen.get() == value);
        button.setOnAction(pressed -> chosen.set(value));
        return button;
    }

    private ComboBox<@Nullable Long> batch() {
        ComboBox<@Nullable Long> box = new ComboBox<>();
        box.setId("maintain-batch");
        Long good = model.goodBatch();
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Long batch) {
                if (batch == null) {
                    return Texts.text("maintain.batch.none");
                }
                String name = formats.batch(model.kind(), batch);
                return batch.equals(good) ? Texts.text("maintain.batch.good", name) : name;
            }

            @Override
            public @Nullable Long fromString(String text) {
                return null;
            }
        });
        box.getItems().setAll(options.batches());
        if (options.batch().get() != null && !box.getItems().contains(options.batch().get())) {
            box.getItems().add(0, options.batch().get());
        }
        box.setValue(options.batch().get());
        box.valueProperty().addListener((property, before, now) -> options.batch().set(now));
        box.setMinWidth(model.kind() == Checkpoint.Kind.DSTREAM ? 320 : 220);
        return box;
    }

    private HBox folder(StringProperty text, @Nullable String prompt, Consumer<String> chosen) {
        TextField field = field(text, prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button choose = Pages.button("maintain-choose", Texts.text("maintain.choose"), () -> chooser.accept(folder -> chosen.accept(folder.toString())));
        choose.setGraphic(Icons.icon(Material2OutlinedAL.FOLDER_OPEN));
        return new HBox(8, field, choose);
    }

    private static TextField field(StringProperty text, @Nullable String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(text);
        if (prompt != null) {
            field.setPromptText(Texts.text(prompt));
        }
        return field;
    }

    private void add(String key, Node control, @Nullable String tooltip) {
        Label name = new Label(Texts.text(key));
        name.getStyleClass().add("fact-name");
        name.setLabelFor(control);
        if (tooltip != null) {
            name.setTooltip(new Tooltip(Texts.text(tooltip)));
            Tooltip.install(control, new Tooltip(Texts.text(tooltip)));
        }
        GridPane.setValignment(name, control instanceof VBox ? VPos.TOP : VPos.CENTER);
        if (control instanceof HBox row) {
            row.setAlignment(Pos.CENTER_LEFT);
        }
        grid.addRow(grid.getRowCount(), name, control);
    }
}
