package org.checkpointinspector.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes in any order and number come out as a map would hold them, whether they fit into memory or not. */
class LiveEntriesTest {

    private static final byte[] COMMA = {','};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> entries(SortedChanges changes) throws IOException {
        Map<String, String> all = new TreeMap<>();
        List<String> order = new ArrayList<>();
        try (LiveEntries entries = new LiveEntries(changes.runs(), changes.rangeDeletions(), COMMA)) {
            for (LiveEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                all.put(new String(entry.key(), StandardCharsets.UTF_8), new String(entry.value(), StandardCharsets.UTF_8));
                order.add(new String(entry.key(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(List.copyOf(all.keySet()), order, "in the order of the keys, each once");
        return all;
    }

    @Test
    void theLastWriteWins() throws IOException {
        try (SortedChanges changes = new SortedChanges(1 << 20, 0, (folder, bytes) -> {})) {
            changes.put(bytes("a"), bytes("1"));
            changes.put(bytes("b"), bytes("1"));
            changes.delete(bytes("b"));
            changes.put(bytes("a"), bytes("2"));
            changes.merge(bytes("a"), bytes("3"));
            changes.merge(bytes("c"), bytes("4"));
            changes.deleteRange(bytes("d"), bytes("f"));
            assertEquals(Map.of("a", "2,3", "c", "4"), entries(changes));
        }
    }

    @Test
    void aDeletedRangeEndsBeforeItsEndAndLeavesWhatCameLater() throws IOException {
        try (SortedChanges changes = new SortedChanges(1 << 20, 0, (folder, bytes) -> {})) {
            for (String key : List.of("a", "b", "c", "d")) {
                changes.put(bytes(key), bytes("old"));
            }
            changes.deleteRange(bytes("b"), bytes("d"));
            changes.put(bytes("c"), bytes("new"));
            assertEquals(Map.of("a", "old", "c", "new", "d", "old"), entries(changes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 5_000, 1 << 24})
    void asAMapWould(long mostBytes) throws IOException {
        Random random = new Random(mostBytes);
        TreeMap<String, String> model = new TreeMap<>();
        List<Path> folders = new ArrayList<>();
        try (SortedChanges changes = new SortedChanges(mostBytes, 1L << 56, (folder, bytes) -> folders.add(folder))) {
            for (int i = 0; i < 2_000; i++) {
                String key = "k" + random.nextInt(100);
                String value = "v" + i;
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> {
                        changes.put(bytes(key), bytes(value));
                        model.put(key, value);
                    }
                    case 4, 5 -> {
                        changes.delete(bytes(key));
                        model.remove(key);
                    }
                    case 6 -> {
                        changes.merge(bytes(key), bytes(value));
                        model.merge(key, value, (old, more) -> old + "," + more);
                    }
                    default -> {
                        String end = "k" + random.nextInt(100);
                        changes.deleteRange(bytes(key), bytes(end));
                        if (key.compareTo(end) < 0) {
                            model.subMap(key, end).clear();
                        }
                    }
                }
            }
            assertEquals(model, entries(changes));
            assertEquals(mostBytes < 1 << 20, !folders.isEmpty(), "spilled");
            folders.forEach(folder -> assertTrue(Files.isDirectory(folder)));
        }
        folders.forEach(folder -> assertFalse(Files.exists(folder), "temporary files are removed"));
    }

    @Test
    void keysAreComparedAsUnsignedBytes() throws IOException {
        try (SortedChanges changes = new SortedChanges(1 << 20, 0, (folder, bytes) -> {})) {
            changes.put(new byte[] {-1}, bytes("b"));
            changes.put(new byte[] {1}, bytes("a"));
            try (LiveEntries entries = new LiveEntries(changes.runs(), List.of(), COMMA)) {
                LiveEntries.Entry first = entries.next();
                assertEquals("a", first == null ? null : new String(first.value(), StandardCharsets.UTF_8));
            }
        }
    }
}
