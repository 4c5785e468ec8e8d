package org.checkpointinspector.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.checkpointinspector.settings.Settings.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void theFirstStartHasTheDefaults() {
        SettingsFile.Loaded loaded = new SettingsFile(folder.resolve("none/settings.json")).load();
        assertEquals(Settings.defaults(), loaded.settings());
        assertNull(loaded.note());
        assertFalse(Files.exists(folder.resolve("none")), "loading must not write");
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("deep/er/settings.json"));
        Settings settings = new Settings(Theme.DARK, new Bounds(10, 20, 1200, 800.5, true), Map.of("work", 0.75), List.of("batch"), Map.of("files/what", 180.0),
                Map.of("files", List.of("-size", "name")), List.of("/data/ck"), "/mnt/backups",
                List.of(new SavedConnection("s3a://bucket", "/etc/hadoop", Map.of("fs.s3a.endpoint", "https://minio"), "work", List.of("fs.s3a.secret.key"))));
        file.save(settings);
        file.save(settings.withTheme(Theme.LIGHT));
        assertEquals(settings.withTheme(Theme.LIGHT), file.load().settings());
        try (Stream<Path> all = Files.list(folder.resolve("deep/er"))) {
            assertEquals(List.of("settings.json"), all.map(path -> path.getFileName().toString()).toList(), "nothing is left over");
        }
    }

    @Test
    void fieldsOfANewerVersionAreIgnoredAndMissingOnesHaveDefaults() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\":\"DARK\",\"window\":{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"screen\":\"left\"},\"profiles\":[{\"name\":\"prod\"}]}");
        SettingsFile.Loaded loaded = new SettingsFile(file).load();
        assertNull(loaded.note());
        assertEquals(Theme.DARK, loaded.settings().theme());
        assertEquals(List.of(), loaded.settings().recent());
        assertEquals(new Bounds(1, 2, 3, 4, false), loaded.settings().window());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"theme\":\"PINK\"}", "{\"recent\":7}", "null", "\u0000\u0001"})
    void aBrokenFileIsSetAsideWithANote(String content) throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, content);
        SettingsFile.Loaded loaded = new SettingsFile(file).load();
        assertEquals(Settings.defaults(), loaded.settings());
        assertNotNull(loaded.note());
        assertTrue(loaded.note().contains("settings.json.broken"), loaded.note());
        assertEquals(content, Files.readString(folder.resolve("settings.json.broken")));
        assertFalse(Files.exists(file));
    }

    @Test
    void valuesThatMakeNoSenseAreDropped() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"dividers\":{\"work\":7.5,\"middle\":0.5,\"columns\":null},\"recent\":[null,\"/a\"]}");
        Settings settings = new SettingsFile(file).load().settings();
        assertEquals(Map.of("middle", 0.5), settings.dividers());
        assertEquals(List.of("/a"), settings.recent());
    }

    @Test
    void recentAddressesAreFewOnceEachAndWithoutSecrets() {
        Settings settings = Settings.defaults();
        for (int i = 0; i < 30; i++) {
            settings = settings.opened("/data/" + i);
        }
        settings = settings.opened("/data/25").opened("s3a://KEY:SECRET@bucket/ck");
        assertEquals(20, settings.recent().size());
        assertEquals(List.of("s3a://bucket/ck", "/data/25", "/data/29"), settings.recent().subList(0, 3));
        assertEquals(List.of("/data/25"), settings.forgotten("s3a://bucket/ck").recent().subList(0, 1));
    }

    @Test
    void eachSystemHasItsOwnFolders() {
        Path home = folder.resolve("home");
        assertEquals(home.resolve(".config/checkpoint-inspector"), UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", "not/absolute"), home).config());
        String config = folder.resolve("xdg").toAbsolutePath().toString();
        assertEquals(folder.resolve("xdg/checkpoint-inspector").toAbsolutePath(), UserFolders.of("Linux", Map.of("XDG_CONFIG_HOME", config), home).config());
        assertEquals(home.resolve("Library/Caches/checkpoint-inspector"), UserFolders.of("Mac OS X", Map.of(), home).cache());
        assertEquals(home.resolve("AppData/Roaming/checkpoint-inspector"), UserFolders.of("Windows 11", Map.of(), home).config());
    }
}
