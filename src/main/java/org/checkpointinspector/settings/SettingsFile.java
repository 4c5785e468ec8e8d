package org.checkpointinspector.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The file that holds the {@link Settings}: small JSON, written whole or not at all. */
public final class SettingsFile {
    private static final long BYTES_AT_MOST = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    /** Settings in a file, whose folder need not exist yet. */
    public SettingsFile(Path file) {
        this.file = file;
    }

    /** The file in the user's own place for settings. */
    public static SettingsFile ofThisUser() {
        return new SettingsFile(UserFolders.ofThisMachine().config().resolve("settings.json"));
    }

    /**
     * What was loaded.
     *
     * @param settings the settings; the defaults where there were none, or none that could be read
     * @param note one sentence for the person where the file could not be read, null where all is well
     */
    public record Loaded(Settings settings, @Nullable String note) {}

    /** Loads the classes that {@link #load} needs, which takes longer than to read the file; touches no file. */
    public static void prepare() {
        try {
            JSON.readValue("{}", Settings.class);
        } catch (JacksonException notEvenThis) {
            throw new IllegalStateException(notEvenThis);
        }
    }

    /** Loads the settings; a file that cannot be read is set aside and never in the way of a start. */
    public Loaded load() {
        try {
            if (Files.size(file) > BYTES_AT_MOST) {
                return setAside("it is too large");
            }
            Settings settings = JSON.readValue(Files.readAllBytes(file), Settings.class);
            return settings == null ? setAside("it is empty") : new Loaded(settings, null);
        } catch (NoSuchFileException firstStart) {
            return new Loaded(Settings.defaults(), null);
        } catch (JacksonException broken) {
            return setAside("it is no settings file");
        } catch (IOException unreadable) {
            return new Loaded(Settings.defaults(), "The settings in " + file + " could not be read: " + unreadable.getMessage() + ".");
        }
    }

    /** Saves the settings: into a new file first, which then takes the place of the old one. */
    public void save(Settings settings) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "settings", ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(settings));
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException simpleFileSystem) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Loaded setAside(String reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return new Loaded(Settings.defaults(), "The settings could not be read (" + reason + ") and were set aside as " + aside + ".");
        } catch (IOException notMoved) {
            return new Loaded(Settings.defaults(), "The settings in " + file + " could not be read: " + reason + ".");
        }
    }
}
