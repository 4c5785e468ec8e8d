package org.checkpointinspector.app.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import org.checkpointinspector.settings.Theme;

/** Dresses the window: light, dark, or as the desktop is. */
final class Themes {
    private static final String OWN = String.valueOf(Themes.class.getResource("/org/checkpointinspector/app/ui/window.css"));

    private final SystemColours system;

    Themes(SystemColours system) {
        this.system = system;
    }

    /** Dresses a scene now and whenever the setting or the desktop changes. */
    void follow(Scene scene, SettingsViewModel settings) {
        scene.getStylesheets().add(OWN);
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

    private void dress(Theme theme) {
        boolean dark = theme == Theme.DARK || (theme == Theme.SYSTEM && system.dark());
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
