package org.checkpointinspector.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Compression;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestFirstTest {

    private static final long MUCH = 1 << 24;
    private static final int KEYS = 3_000;

    private final Random random = new Random(11);
    private final Map<Integer, Integer> truth = new TreeMap<>();
    private final Map<Integer, Integer> seen = new TreeMap<>();
    private final List<Integer> values = new ArrayList<>();
    private long spilled;

    @TempDir
    private Path folder;

    /** Deltas 1 to 6, where 3 and 5 have snapshots; values grow from version to version. */
    @BeforeEach
    void write() throws IOException {
        put("metadata", "{\"id\":\"0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11\"}".getBytes());
        for (int version = 1; version <= 6; version++) {
            Map<Integer, Integer> changes = new LinkedHashMap<>();
            ByteArrayOutputStream delta = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(delta);
            for (int i = 0; i < 2_000; i++) {
                int key = random.nextInt(KEYS);
                boolean puts = random.nextInt(4) > 0;
                record(out, key, puts ? version * 100_000 + i : -1);
                if (puts) {
                    truth.put(key, version * 100_000 + i);
                } else {
                    truth.remove(key);
                }
            }
            out.writeInt(-1);
            put("state/0/0/" + version + ".delta", Compression.compress(Codec.LZ4, delta.toByteArray()));
            if (version == 3 || version == 5) {
                put("state/0/0/" + version + ".snapshot", snapshot());
            }
        }
    }

    private byte[] snapshot() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        for (Map.Entry<Integer, Integer> each : truth.entrySet()) {
            record(out, each.getKey(), each.getValue());
        }
        out.writeInt(-1);
        return Compression.compress(Codec.LZ4, content.toByteArray());
    }

    private static void record(DataOutputStream out, int key, int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(key);
        out.writeInt(value < 0 ? -1 : Integer.BYTES);
        if (value >= 0) {
            out.writeInt(value);
        }
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** Walks the chain of version 6, or what takes over; the problems met. */
    private List<StateProblem> walk(long mostBytes, int wanted) throws IOException {
        List<StateProblem> problems = new ArrayList<>();
        try (Storage storage = Stores.open(Location.of(folder))) {
            Listing listing = storage.list(Location.of(folder), ListingProgress.NONE);
            CheckpointReads reads = new CheckpointReads(storage, listing, Checkpoints.find(listing).get(0));
            Folder store = reads.folder().folder("state").orElseThrow().folder("0").orElseThrow().folder("0").orElseThrow();
            StoreFiles files = new StoreFiles(Optional.of(store));
            List<StateChain> chains = new ArrayList<>(List.of(StateChains.newest(files, StateChains.Files.DELTAS, 6)));
            chains.addAll(StateChains.older(files, StateChains.Files.DELTAS, 6, chains.get(0), 100));
            NewestFirst entries = new NewestFirst(reads, new StateConf(Map.of()), (place, bytes) -> spilled += bytes, (key, value) -> {
                int number = number(key.copy());
                values.add(number(value.copy()));
                assertEquals(null, seen.put(number, number(value.copy())), "a key twice");
                return values.size() < wanted;
            }, mostBytes);
            for (StateChain chain : chains) {
                try {
                    entries.walk(chain, "state/0/0");
                    return problems;
                } catch (DamagedFileException found) {
                    problems.add(found.problem());
                }
            }
        }
        return problems;
    }

    private static int number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Test
    void theNewestComeFirstAndTheLastWriteWins() throws IOException {
        assertEquals(List.of(), walk(MUCH, Integer.MAX_VALUE));
        assertEquals(truth, seen);
        int newest = (int) values.stream().filter(value -> value >= 600_000).count();
        assertTrue(newest > 100 && values.subList(0, newest).stream().allMatch(value -> value >= 600_000), "those of the newest delta");
        assertTrue(values.get(0) > values.get(newest - 1), "its last record first");
    }

    @Test
    void aTakerEndsTheWalk() throws IOException {
        walk(MUCH, 10);
        assertEquals(10, values.size());
    }

    @Test
    void withLittleMemoryTheRestIsSorted() throws IOException {
        assertEquals(List.of(), walk(1 << 10, Integer.MAX_VALUE));
        assertEquals(truth, seen);
        assertFalse(values.subList(0, 100).stream().allMatch(value -> value >= 600_000), "in the order of keys");
    }

    @Test
    void withMemoryForSomeDeltasTheRestIsSorted() throws IOException {
        Files.delete(folder.resolve("state/0/0/5.snapshot"));
        Files.delete(folder.resolve("state/0/0/3.snapshot"));
        assertEquals(List.of(), walk(48 << 10, Integer.MAX_VALUE));
        assertEquals(truth, seen);
    }

    @Test
    void anOlderSnapshotTakesOverWhereTheNewerOneBreaksOff() throws IOException {
        Path snapshot = folder.resolve("state/0/0/5.snapshot");
        byte[] content;
        try (Decompressed in = Decompressed.open(Files.newInputStream(snapshot), Codec.LZ4)) {
            content = in.readAllBytes();
        }
        // half of its records, then a key of negative length
        byte[] broken = Arrays.copyOf(content, 16 * (content.length / 32) + 4);
        ByteBuffer.wrap(broken).putInt(broken.length - 4, -7);
        Files.write(snapshot, Compression.compress(Codec.LZ4, broken));
        List<StateProblem> problems = walk(MUCH, Integer.MAX_VALUE);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).path().endsWith("5.snapshot"));
        assertEquals(truth, seen);
    }

    @Test
    void aMissingDeltaIsAProblem() throws IOException {
        Files.delete(folder.resolve("state/0/0/6.delta"));
        assertFalse(walk(MUCH, Integer.MAX_VALUE).isEmpty());
        assertEquals(Map.of(), seen);
    }

    @Test
    void aStoreThatFailsSaysSo() throws IOException {
        assertThrows(IOException.class, () -> {
            try (Storage storage = Stores.open(Location.of(folder))) {
                Listing listing = storage.list(Location.of(folder), ListingProgress.NONE);
                CheckpointReads reads = new CheckpointReads(storage, listing, Checkpoints.find(listing).get(0));
                Folder store = reads.folder().folder("state").orElseThrow().folder("0").orElseThrow().folder("0").orElseThrow();
                Files.delete(folder.resolve("state/0/0/5.snapshot"));
                new NewestFirst(reads, new StateConf(Map.of()), (place, bytes) -> {}, (key, value) -> true, MUCH)
                        .walk(StateChains.newest(new StoreFiles(Optional.of(store)), StateChains.Files.DELTAS, 6), "state/0/0");
            }
        });
    }
}
