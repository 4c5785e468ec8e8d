package org.checkpointinspector.app.ui;

import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.samples.Sample;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The icons of the window; colours come from the style sheet, by the style class that stands beside the icon. */
public final class Icons {
    private Icons() {}

    /** An icon with style classes, such as {@code danger}. */
    public static FontIcon icon(Ikon ikon, String... styles) {
        FontIcon icon = FontIcon.of(ikon);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** The icon of a severity, in its colour. */
    public static FontIcon of(Severity severity) {
        return switch (severity) {
            case ERROR -> icon(Material2AL.CANCEL, "danger");
            case LOSS -> icon(Material2MZ.REPORT, "danger");
            case WARNING -> icon(Material2MZ.WARNING, "warning");
            case INFO -> icon(Material2OutlinedAL.INFO, "muted");
        };
    }

    /** The icon of a sample, by what Spark does with it. */
    public static FontIcon of(Sample sample) {
        return switch (sample.verdict()) {
            case "RESTARTS" -> icon(Material2AL.CHECK_CIRCLE, "success");
            case "FAILS" -> icon(Material2AL.CANCEL, "danger");
            case "RESTARTS_DIFFERENTLY" -> icon(Material2MZ.REPORT, "danger");
            default -> icon(Material2OutlinedMZ.SCIENCE, "muted");
        };
    }

    /** The icon of a file's health, in its colour. */
    public static FontIcon of(Health health) {
        return switch (health) {
            case OK -> icon(Material2AL.CHECK_CIRCLE, "success");
            case DAMAGED -> icon(Material2AL.CANCEL, "danger");
            case UNREAD -> icon(Material2OutlinedAL.HELP_OUTLINE, "warning");
            case NOT_NEEDED -> icon(Material2OutlinedMZ.REMOVE, "subtle");
        };
    }
}
