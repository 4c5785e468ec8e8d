package org.checkpointinspector.app.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.OnDemand;
import org.checkpointinspector.app.ui.details.DetailsViewModel;
import org.checkpointinspector.app.ui.maintain.MaintainButtons;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.settings.Theme;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The bar at the top: back, forward, up, refresh, the address, and what can be done with what is open. */
final class TopBar extends HBox {
    /** Pixels below which buttons have no words. */
    private static final double SHORT = 1180;

    private final ToggleButton locations = new ToggleButton(null, Icons.icon(Material2MZ.MENU));

    TopBar(Parts parts, AddressBar address, MaintainButtons maintain, Advising advising, Runnable chooseFolder, Runnable help) {
        ShellViewModel shell = parts.shell();
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        BooleanBinding nothing = shell.location().isNull();
        describe(locations, "locations.toggle");
        Button back = button(Material2OutlinedAL.ARROW_BACK, "back", shell::back);
        back.disableProperty().bind(shell.canGoBack().not());
        Button forward = button(Material2OutlinedAL.ARROW_FORWARD, "forward", shell::forward);
        forward.disableProperty().bind(shell.canGoForward().not());
        Button up = button(Material2OutlinedAL.ARROW_UPWARD, "up", shell::up);
        up.disableProperty().bind(Bindings.createBooleanBinding(() -> shell.parent().isEmpty(), shell.location()));
        Button refresh = button(Material2OutlinedMZ.REFRESH, "refresh", shell::refresh);
        refresh.disableProperty().bind(nothing);
        Button open = button(Material2OutlinedAL.FOLDER_OPEN, "open", chooseFolder);
        open.setText(Texts.text("open"));
        open.setMinWidth(USE_PREF_SIZE);
        SplitMenuButton verify = verify(shell);
        verify.disableProperty().bind(nothing);
        HBox.setHgrow(address, Priority.ALWAYS);
        maintain.shortWhile(widthProperty().greaterThan(0).and(widthProperty().lessThan(SHORT)));
        getChildren().addAll(locations, back, forward, up, refresh, address, open, verify, maintain, advising.menu(), watch(parts), theme(parts.settings()), button(Material2OutlinedAL.HELP_OUTLINE, "help", help));
    }

    /** Shows or hides the list of places. */
    ToggleButton locations() {
        return locations;
    }

    private static SplitMenuButton verify(ShellViewModel shell) {
        MenuItem deep = new MenuItem(Texts.text("verify.deep"));
        deep.setOnAction(chosen -> shell.verify(Depth.DEEP));
        MenuItem all = new MenuItem(Texts.text("verify.all"));
        all.setOnAction(chosen -> shell.verify(Depth.ALL));
        MenuItem quick = new MenuItem(Texts.text("verify.quick"));
        quick.setOnAction(chosen -> shell.verify(Depth.QUICK));
        SplitMenuButton verify = new SplitMenuButton(deep, all, quick);
        verify.setText(Texts.text("verify"));
        verify.setGraphic(Icons.icon(Material2OutlinedMZ.VERIFIED_USER));
        verify.setId("verify");
        verify.setMinWidth(USE_PREF_SIZE);
        OnDemand.tooltip(verify, Texts.text("verify.tooltip"));
        verify.setOnAction(pressed -> shell.verify(Depth.DEEP));
        return verify;
    }

    private static ToggleButton watch(Parts parts) {
        ToggleButton watch = new ToggleButton(null, Icons.icon(Material2OutlinedMZ.VISIBILITY));
        describe(watch, "watch");
        watch.disableProperty().bind(parts.open().listing().isNull());
        watch.selectedProperty().bindBidirectional(parts.watch().on());
        watch.setOnAction(pressed -> {
            if (watch.isSelected()) {
                parts.details().tab().set(DetailsViewModel.Tab.TREND);
            }
        });
        return watch;
    }

    private static MenuButton theme(SettingsViewModel settings) {
        MenuButton button = new MenuButton(null, Icons.icon(Material2OutlinedAL.BRIGHTNESS_4));
        describe(button, "theme");
        button.getStyleClass().add("no-arrow");
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.text("theme." + theme));
            item.setToggleGroup(group);
            item.setSelected(settings.settings().get().theme() == theme);
            item.setOnAction(chosen -> settings.change(now -> now.withTheme(theme)));
            settings.settings().addListener((property, before, now) -> item.setSelected(now.theme() == theme));
            button.getItems().add(item);
        }
        return button;
    }

    private static Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, Icons.icon(icon));
        describe(button, key);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private static void describe(ButtonBase button, String key) {
        button.setId(key);
        button.getStyleClass().addAll("flat", "icon-button");
        OnDemand.tooltip(button, Texts.text(key + ".tooltip"));
        button.setAccessibleText(Texts.text(key + ".tooltip"));
    }
}
