package org.checkpointinspector.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where programs keep what belongs to the user, as each operating system has it.
 *
 * @param config for settings
 * @param cache for what can be made again
 */
public record UserFolders(Path config, Path cache) {
    private static final String NAME = "checkpoint-inspector";

    /** Those of this user on this machine. */
    public static UserFolders ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** Those of a user on an operating system with an environment. */
    static UserFolders of(String os, Map<String, String> environment, Path home) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return new UserFolders(
                    folder(environment.get("APPDATA"), home.resolve("AppData/Roaming")), folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")));
        }
        if (system.contains("mac")) {
            return new UserFolders(home.resolve("Library/Application Support").resolve(NAME), home.resolve("Library/Caches").resolve(NAME));
        }
        return new UserFolders(folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")), folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")));
    }

    /** A relative path in such a variable is to be ignored, says the XDG Base Directory Specification. */
    private static Path folder(@org.jspecify.annotations.Nullable String named, Path usual) {
        boolean usable = named != null && !named.isBlank() && Path.of(named).isAbsolute();
        return (usable ? Path.of(named) : usual).resolve(NAME);
    }
}
