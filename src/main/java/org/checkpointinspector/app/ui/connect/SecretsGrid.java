package org.checkpointinspector.app.ui.connect;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.storage.ConnectionOptions;

/** A field for each secret that is asked for again. */
final class SecretsGrid extends GridPane {

    SecretsGrid(List<ConnectViewModel.Secret> secrets) {
        getStyleClass().add("fields");
        for (ConnectViewModel.Secret secret : secrets) {
            PasswordField field = new PasswordField();
            field.textProperty().bindBidirectional(secret.value());
            field.setAccessibleText(name(secret.key()));
            setHgrow(field, Priority.ALWAYS);
            Label label = new Label(name(secret.key()));
            label.setMinWidth(USE_PREF_SIZE);
            label.setLabelFor(field);
            addRow(getRowCount(), label, field);
        }
    }

    void focusFirst() {
        getChildren().stream().filter(PasswordField.class::isInstance).findFirst().ifPresent(field -> field.requestFocus());
    }

    private static String name(String key) {
        return switch (key) {
            case ConnectionOptions.ACCESS_KEY -> Texts.text("connect.access");
            case ConnectionOptions.SECRET_KEY -> Texts.text("connect.secret");
            case ConnectionOptions.SESSION_TOKEN -> Texts.text("connect.session");
            default -> key;
        };
    }
}
