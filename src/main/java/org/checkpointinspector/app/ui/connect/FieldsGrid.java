package org.checkpointinspector.app.ui.connect;

import java.io.File;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.connect.Fields.Credentials;

/** The fields that the scheme of an address asks for; the others are not to be seen. */
final class FieldsGrid extends GridPane {
    private static final Set<Kind> REMOTE = Set.of(Kind.HDFS, Kind.S3, Kind.OTHER);

    private final ConnectViewModel model;
    /** Counted here, since the grid counts only rows that are seen. */
    private int rows;

    FieldsGrid(ConnectViewModel model, Consumer<Consumer<File>> chooser) {
        this.model = model;
        getStyleClass().add("fields");
        Fields fields = model.fields();
        add("connect.endpoint", field(new TextField(), fields.endpoint, "connect.endpoint"), of(Kind.S3));
        add("connect.region", field(new TextField(), fields.region, "connect.region"), of(Kind.S3));
        CheckBox style = new CheckBox(Texts.text("connect.style"));
        style.selectedProperty().bindBidirectional(fields.pathStyle);
        add("", style, of(Kind.S3));
        add("connect.credentials", credentials(fields), of(Kind.S3));
        add("connect.profile", field(new TextField(), fields.profile, "connect.profile"), with(Credentials.PROFILE));
        add("connect.access", field(new TextField(), fields.accessKey, "connect.access"), with(Credentials.KEYS));
        add("connect.secret", field(new PasswordField(), fields.secretKey, "connect.secret"), with(Credentials.KEYS));
        add("connect.session", field(new PasswordField(), fields.sessionToken, "connect.session"), with(Credentials.KEYS));
        add("connect.conf", folder(fields, chooser), model.kind().map(REMOTE::contains));
        add("connect.user", field(new TextField(), fields.user, "connect.user"), of(Kind.HDFS));
        add("connect.more", lines(fields.more), model.kind().map(REMOTE::contains));
    }

    private ObservableValue<Boolean> of(Kind kind) {
        return model.kind().isEqualTo(kind);
    }

    private ObservableValue<Boolean> with(Credentials wanted) {
        return model.kind().isEqualTo(Kind.S3).and(model.fields().credentials.isEqualTo(wanted));
    }

    private void add(String key, Node field, ObservableValue<Boolean> shown) {
        Label label = new Label(key.isEmpty() ? "" : Texts.text(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        setHgrow(field, Priority.ALWAYS);
        addRow(rows++, label, field);
        ConnectPage.shownWhile(label, shown);
        ConnectPage.shownWhile(field, shown);
    }

    private static <T extends TextInputControl> T field(T field, StringProperty value, String key) {
        field.setId(key.replace('.', '-'));
        field.setAccessibleText(Texts.text(key));
        if (!key.equals("connect.access") && !key.equals("connect.secret")) {
            field.setPromptText(Texts.text(key + ".words"));
        }
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static Control credentials(Fields fields) {
        ChoiceBox<Credentials> choice = new ChoiceBox<>();
        choice.setId("connect-credentials");
        choice.getItems().setAll(Credentials.values());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(Texts.text("connect.credentials"));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Credentials value) {
                return value == null ? "" : Texts.text("connect.credentials." + value);
            }

            @Override
            public Credentials fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        choice.valueProperty().bindBidirectional(fields.credentials);
        return choice;
    }

    private static HBox folder(Fields fields, Consumer<Consumer<File>> chooser) {
        TextField text = field(new TextField(), fields.hadoopConf, "connect.conf");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button choose = new Button(Texts.text("connect.folder"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(pressed -> chooser.accept(chosen -> fields.hadoopConf.set(chosen.toString())));
        return new HBox(8, text, choose);
    }

    /** A text area in which the tabulator goes on to the next field, as everywhere else. */
    private static TextArea lines(StringProperty value) {
        TextArea area = field(new TextArea(), value, "connect.more");
        area.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.TAB && !pressed.isControlDown()) {
                pressed.consume();
                area.fireEvent(new KeyEvent(
                        area, area, KeyEvent.KEY_PRESSED, pressed.getCharacter(), pressed.getText(), KeyCode.TAB, pressed.isShiftDown(), true, pressed.isAltDown(), false));
            }
        });
        return area;
    }
}
