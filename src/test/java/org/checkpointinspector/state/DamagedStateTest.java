package org.checkpointinspector.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedStateTest {

    @TempDir
    private Path folder;

    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs-snapshot-truncated", "4.1.3-join-leftouter-hdfs-snapshot-truncated"})
    void aDamagedSnapshotIsGoneRoundWhereItsHistoryIsThere(String id) throws IOException {
        GoldenCheckpoints.unpack(GoldenCheckpoints.recipe(id).path("base").asText(), folder.resolve("whole"));
        GoldenCheckpoints.unpackDamaged(id, folder);
        ReadState whole = ReadState.of(folder.resolve("whole/checkpoint"), null);
        ReadState damaged = ReadState.of(checkpoint(), null);
        assertEquals(List.of(), damaged.problems());
        assertEquals(whole.rows(), damaged.rows());
        assertFalse(whole.rows().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "4.1.3-agg-hdfs-delta-truncated", "4.1.3-agg-hdfs-delta-missing", "4.1.3-agg-rocksdb-cl-changelog-missing", "4.1.3-agg-rocksdb-sst-missing",
        "4.1.3-agg-rocksdb-cl-v2-changelog-truncated"})
    void whatCannotBeReadIsNamedAndTheRestIsRead(String id) throws IOException {
        GoldenCheckpoints.unpackDamaged(id, folder);
        ReadState state = ReadState.of(checkpoint(), null);
        assertEquals(1, state.problems().size(), state.problems().toString());
        String changed = GoldenCheckpoints.recipe(id).path("changes").toString();
        assertTrue(changed.contains(state.problems().get(0).path()), () -> state.problems() + " in " + changed);
        assertFalse(state.rows().isEmpty(), "the other partition");
    }

    @Test
    void withoutASchemaRowsAreGuessesAndSaidToBe() throws IOException {
        GoldenCheckpoints.unpackDamaged("3.5.9-agg-hdfs-schema-missing", folder);
        GoldenCheckpoints.unpack("3.5.9-agg-hdfs", folder.resolve("whole"));
        ReadState guessed = ReadState.of(checkpoint(), null);
        ReadState whole = ReadState.of(folder.resolve("whole/checkpoint"), null);
        assertTrue(guessed.tables().get(0).guessed());
        assertEquals("stateStoreSave", guessed.tables().get(0).operatorName());
        assertEquals(whole.rows().values().stream().map(List::size).toList(), guessed.rows().values().stream().map(List::size).toList());
        assertEquals(List.of(), guessed.problems());
    }

    @Test
    void aLostPartitionIsLeftOut() throws IOException {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-partition-missing", folder);
        assertEquals(1, ReadState.of(checkpoint(), null).rows().size());
    }

    /** Any byte of any file of the state: it may lead to other rows or to none, but reading ends, and no exception but the store's own comes out. */
    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs", "4.1.3-tws-basic", "4.2.0-join-rocksdb-v4", "4.1.3-agg-rocksdb-cl-v2", "4.1.3-types-hdfs"})
    void anyFlippedOrMissingByte(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        List<Path> files;
        try (Stream<Path> all = Files.walk(checkpoint().resolve("state"))) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".crc")).sorted().toList();
        }
        Random random = new Random(id.hashCode());
        for (int round = 0; round < 150; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                continue;
            }
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(whole, at);
            } else {
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            ReadState.of(checkpoint(), null);
            Files.write(file, whole);
        }
        assertEquals(List.of(), ReadState.of(checkpoint(), null).problems());
    }
}
