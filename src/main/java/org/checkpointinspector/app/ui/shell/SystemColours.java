package org.checkpointinspector.app.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Whether the desktop is dark. JavaFX itself knows from version 22 on ({@code Platform.getPreferences}), which is asked by reflection, since the program is built
 * with 21 too; there, the desktop's own command is asked once.
 */
class SystemColours {
    private final @Nullable ObservableValue<?> scheme = scheme();
    private @Nullable Boolean asked;

    /** Whether the desktop is dark now. */
    boolean dark() {
        if (scheme != null) {
            return "DARK".equals(String.valueOf(scheme.getValue()));
        }
        if (asked == null) {
            asked = ask(System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
        }
        return asked;
    }

    /** Calls back when the desktop changes its mind, where that can be heard. */
    void onChange(Runnable changed) {
        if (scheme != null) {
            scheme.addListener(change -> changed.run());
        }
    }

    private static @Nullable ObservableValue<?> scheme() {
        try {
            Object preferences = Platform.class.getMethod("getPreferences").invoke(null);
            Class<?> type = Class.forName("javafx.application.Platform$Preferences");
            return (ObservableValue<?>) type.getMethod("colorSchemeProperty").invoke(preferences);
        } catch (ReflectiveOperationException olderThan22) {
            return null;
        }
    }

    private static boolean ask(String os) {
        String theme = System.getenv("GTK_THEME");
        if (theme != null) {
            return theme.toLowerCase(Locale.ROOT).contains("dark");
        }
        if (os.contains("mac")) {
            return says(List.of("defaults", "read", "-g", "AppleInterfaceStyle"), "dark");
        }
        if (os.contains("win")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return says(List.of("reg", "query", key, "/v", "AppsUseLightTheme"), "0x0");
        }
        return says(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"), "dark");
    }

    /** Whether a command answers with a word, within half a second; a desktop without that command is light. */
    private static boolean says(List<String> command, String word) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
                process.destroy();
                return false;
            }
            String answer = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
            return process.exitValue() == 0 && answer.toLowerCase(Locale.ROOT).contains(word);
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
