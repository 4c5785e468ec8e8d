package org.checkpointinspector.app.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.geometry.Dimension2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.checkpointinspector.settings.Theme;

/** Dresses the window: light, dark, or as the desktop is. */
final class Themes {
    private static final String OWN = String.valueOf(Themes.class.getResource("/org/checkpointinspector/app/ui/window.css"));

    private final SystemColours system;

    /** Dresses what is built from now on, and what is there whenever the setting or the desktop changes. To be made first: nodes are slow to change their clothes. */
    Themes(SystemColours system, SettingsViewModel settings) {
        this.system = system;
        Runnable dress = () -> dress(settings.settings().get().theme());
        settings.settings().addListener((property, before, now) -> {
            if (before.theme() != now.theme()) {
                dress.run();
            }
        });
        system.onChange(() -> {
            if (settings.settings().get().theme() == Theme.SYSTEM) {
                dress.run();
            }
        });
        dress.run();
    }

    /** A scene, dressed before it is filled. */
    Scene scene(Parent content, Dimension2D size) {
        Scene scene = new Scene(new Pane(), size.getWidth(), size.getHeight());
        scene.getStylesheets().add(OWN);
        scene.setRoot(content);
        return scene;
    }

    private void dress(Theme theme) {
        boolean dark = theme == Theme.DARK || (theme == Theme.SYSTEM && system.dark());
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheetBSS() : new PrimerLight().getUserAgentStylesheetBSS());
    }
}
