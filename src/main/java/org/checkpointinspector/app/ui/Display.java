package org.checkpointinspector.app.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out whether a window can be shown, before JavaFX is asked, which would answer with a stack trace. */
final class Display {
    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    /** Fails where there is certainly no display, or no GTK 3, on Linux; other systems always have theirs. */
    static void check(String os, Map<String, String> environment, boolean headlessPlatform) throws DisplayMissing {
        if (headlessPlatform || !os.toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        // JavaFX on Linux speaks X11, also under Wayland
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            throw new DisplayMissing(Texts.text(environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank() ? "display.none" : "display.wayland"));
        }
        if (!hasGtk(environment.getOrDefault("LD_LIBRARY_PATH", ""))) {
            throw new DisplayMissing(Texts.text("display.gtk"));
        }
    }

    /** Turns what JavaFX throws for want of a display into words; null for any other failure. */
    static @org.jspecify.annotations.Nullable DisplayMissing from(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("glass GTK library")) {
                return new DisplayMissing(Texts.text("display.gtk"));
            }
            if (message.contains("Unable to open DISPLAY")) {
                return new DisplayMissing(Texts.text("display.none"));
            }
        }
        return null;
    }

    /** Looks where the loader looks; where none of the usual folders exists, the loader shall decide. */
    private static boolean hasGtk(String libraryPath) {
        List<Path> folders = new ArrayList<>();
        for (String one : libraryPath.split(":")) {
            if (!one.isBlank()) {
                folders.add(Path.of(one));
            }
        }
        for (String usual : List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib")) {
            folders.add(Path.of(usual));
            folders.add(Path.of(usual, "x86_64-linux-gnu"));
            folders.add(Path.of(usual, "aarch64-linux-gnu"));
        }
        boolean unusual = Files.isDirectory(Path.of("/nix/store")) || Files.isDirectory(Path.of("/gnu/store"));
        return unusual || folders.stream().anyMatch(folder -> Files.exists(folder.resolve(GTK)));
    }
}
