package org.checkpointinspector.app.ui.maintain;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.OnDemand;
import org.checkpointinspector.maintain.Action;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The buttons of the bar at the top that do something with the checkpoint at hand; what is rarer is in a menu. */
public final class MaintainButtons extends HBox {
    private final List<Button> buttons;

    /** Makes the buttons. */
    public MaintainButtons(MaintainViewModel maintain, OffsetsViewModel offsets) {
        setSpacing(2);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        buttons = List.of(
                button(maintain, Action.BACKUP, Material2OutlinedAL.ARCHIVE),
                button(maintain, Action.CLEAR, Material2OutlinedAL.DELETE_SWEEP),
                button(maintain, Action.ROLLBACK, Material2OutlinedMZ.SETTINGS_BACKUP_RESTORE));
        getChildren().addAll(buttons);
        getChildren().add(menu(maintain, offsets));
    }

    /** Leaves the words out while something is so. */
    public void shortWhile(ObservableValue<Boolean> narrow) {
        for (Button button : buttons) {
            button.contentDisplayProperty().bind(Bindings.createObjectBinding(() -> narrow.getValue() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT, narrow));
        }
    }

    private static Button button(MaintainViewModel maintain, Action action, Ikon icon) {
        Button button = new Button(Texts.text("maintain.button." + action), Icons.icon(icon));
        button.setId("maintain-" + action);
        button.getStyleClass().addAll("flat", "icon-button");
        button.setMinWidth(USE_PREF_SIZE);
        OnDemand.tooltip(button, Texts.text("maintain." + action + ".tooltip"));
        button.disableProperty().bind(maintain.possible().not());
        button.setOnAction(pressed -> maintain.begin(action));
        return button;
    }

    private static MenuButton menu(MaintainViewModel maintain, OffsetsViewModel offsets) {
        MenuItem prune = item(maintain, Action.PRUNE);
        prune.disableProperty().bind(maintain.possible().not());
        MenuItem export = new MenuItem(Texts.text("maintain.button.OFFSETS"));
        export.setId("maintain-OFFSETS");
        export.disableProperty().bind(maintain.possible().not());
        export.setOnAction(chosen -> offsets.show());
        MenuButton menu = new MenuButton(
                null, Icons.icon(Material2OutlinedMZ.MORE_VERT), item(maintain, Action.RESTORE), prune, export, new SeparatorMenuItem(), item(maintain, Action.UNDO));
        menu.setId("maintain-menu");
        menu.getStyleClass().addAll("flat", "icon-button", "no-arrow");
        OnDemand.tooltip(menu, Texts.text("maintain.menu.tooltip"));
        menu.setAccessibleText(Texts.text("maintain.menu.tooltip"));
        return menu;
    }

    private static MenuItem item(MaintainViewModel maintain, Action action) {
        MenuItem item = new MenuItem(Texts.text("maintain.button." + action));
        item.setId("maintain-" + action);
        item.setOnAction(chosen -> maintain.begin(action));
        return item;
    }
}
