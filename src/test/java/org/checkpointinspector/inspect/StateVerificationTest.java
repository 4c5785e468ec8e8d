package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State that was damaged after real Spark wrote it: what a restart meets, what it does without, and from which batch it could go on. */
class StateVerificationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"3.5.9-agg-hdfs", "3.5.9-agg-rocksdb-cl", "4.0.4-tws-basic", "4.1.3-agg-hdfs-zstd", "4.1.3-agg-hdfs-snappy", "4.1.3-agg-hdfs-lzf",
        "4.1.3-join-rocksdb-v3", "4.2.0-agg-hdfs-rowchecksum", "4.2.0-agg-rocksdb-rowchecksum", "4.2.0-agg-rocksdb-cl-v2", "4.2.0-join-rocksdb-v4"})
    void everyByteOfAHealthyQueryIsVerified(String golden) throws Exception {
        GoldenCheckpoints.unpack(golden, folder);
        CheckpointInspection inspection = inspect(GoldenCheckpoints.sparkOf(golden), Depth.DEEP);
        assertEquals(Verdict.RESTARTS, inspection.verdict());
        assertEquals(0, inspection.unverifiedBytes());
        assertEquals(inspection.progress().latestCommitBatch(), inspection.progress().lastGoodBatch());
        StateMap map = inspection.stateMap();
        map.stores().forEach(store -> assertEquals(StateMap.Cell.WHOLE, map.cell(store, map.restartVersion()), store.path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs", "4.1.3-agg-rocksdb-cl", "4.0.4-agg-rocksdb-cl", "4.1.3-chain-rocksdb-cl", "4.2.0-agg-rocksdb-cl-v2", "4.2.0-tws-basic"})
    void theRowsOfEachOperatorAreCounted(String golden) throws Exception {
        JsonNode expected = GoldenCheckpoints.unpack(golden, folder);
        for (CheckpointInspection.OperatorSummary operator : inspect(GoldenCheckpoints.sparkOf(golden), Depth.DEEP).operators()) {
            long rows = 0;
            for (JsonNode store : expected.path("state")) {
                for (JsonNode partition : store.path("by_partition")) {
                    rows += store.path("operator").asInt() == operator.id() ? partition.path("rows").size() : 0;
                }
            }
            assertEquals(rows, operator.rows(), golden + " operator " + operator.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-join-leftouter-hdfs", "4.1.3-join-rocksdb-v3", "4.2.0-join-rocksdb-v4"})
    void ofAJoinEveryBufferedRowIsCountedOnce(String golden) throws Exception {
        GoldenCheckpoints.unpack(golden, folder);
        long[] rows = {0};
        try (Storage storage = Stores.open(Location.of(folder.resolve("checkpoint")))) {
            Listing listing = storage.list(Location.of(folder.resolve("checkpoint")), (files, at) -> {});
            StateReader reader = StateReader.open(storage, listing, Checkpoints.find(listing).get(0), null).orElseThrow();
            reader.read(table -> table.store().equals("left") || table.store().equals("right"), null, new StateRowSink() {
                @Override
                public boolean row(StateRow row) {
                    rows[0]++;
                    return true;
                }

                @Override
                public void problem(StateProblem problem) {
                    throw new AssertionError(problem);
                }
            });
        }
        assertTrue(rows[0] > 0);
        assertEquals(rows[0], inspect(GoldenCheckpoints.sparkOf(golden), Depth.DEEP).operators().get(0).rows());
    }

    @Test
    void rowsThatCannotAllBeReadAreNotCounted() throws Exception {
        GoldenCheckpoints.unpack("3.5.9-agg-hdfs", folder);
        flip("state/0/1/" + newest("delta", 1) + ".delta", 60);
        assertNull(inspect("3.5", Depth.DEEP).operators().get(0).rows());
        assertNull(inspect("3.5", Depth.QUICK).operators().get(0).rows());
    }

    @Test
    void aBatchThatForgetsASourceIsNotGood() throws Exception {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-offset-last-dash", folder);
        CheckpointInspection.Progress progress = inspect("4.1", Depth.DEEP).progress();
        assertEquals(progress.latestCommitBatch() - 1, progress.lastGoodBatch());
    }

    @Test
    void noBatchIsGoodWhereTheStateMayBeGone() throws Exception {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-state-missing", folder);
        assertNull(inspect("4.1", Depth.DEEP).progress().lastGoodBatch());
    }

    @Test
    void noBatchIsGoodWhereAFolderStandsForTheNewest() throws Exception {
        GoldenCheckpoints.unpackDamaged("3.3.4-agg-hdfs-offset-stray-names", folder);
        assertNull(inspect("3.3", Depth.DEEP).progress().lastGoodBatch());
        assertNotNull(inspect("3.5", Depth.DEEP).progress().lastGoodBatch());
    }

    @Test
    void aQuickLookSaysNothingOfState() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        CheckpointInspection inspection = inspect("4.1", Depth.QUICK);
        assertNull(inspection.progress().lastGoodBatch());
        assertTrue(inspection.unverifiedBytes() > 0);
        StateMap map = inspection.stateMap();
        assertEquals(StateMap.Cell.UNREAD, map.cell(map.stores().get(0), map.restartVersion()));
    }

    @Test
    void aBrokenDeltaLeavesTheBatchBeforeIt() throws Exception {
        GoldenCheckpoints.unpack("3.5.9-agg-hdfs", folder);
        long newest = newest("delta", 1);
        flip("state/0/1/" + newest + ".delta", 60);
        CheckpointInspection inspection = inspect("3.5", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals("state/0/1/" + newest + ".delta", inspection.cause().path());
        assertEquals("java.io.IOException", inspection.cause().spark().exception());
        assertNull(inspection.cause().spark().condition());
        assertEquals(newest - 2, inspection.progress().lastGoodBatch());
        assertEquals(Health.DAMAGED, health(inspection, "state/0/1/" + newest + ".delta"));
        assertEquals(Health.OK, health(inspection, "state/0/0/" + newest + ".delta"));
        StateMap map = inspection.stateMap();
        assertEquals(StateMap.Cell.WHOLE, map.cell(map.stores().get(0), newest));
        assertEquals(StateMap.Cell.DAMAGED, map.cell(map.stores().get(1), newest));
        assertEquals("state/0/1/" + newest + ".delta", map.troubleAt(map.stores().get(1), newest));
        assertEquals(StateMap.Cell.WHOLE, map.cell(map.stores().get(1), newest - 1));
    }

    @Test
    void aBrokenSnapshotIsFatalUpTo41AndRepairedBy42() throws Exception {
        GoldenCheckpoints.unpack("4.2.0-agg-hdfs", folder);
        long snapshot = newest("snapshot", 0);
        flip("state/0/0/" + snapshot + ".snapshot", 60);
        CheckpointInspection before = inspect("4.1", Depth.DEEP);
        assertEquals(Verdict.FAILS, before.verdict());
        assertEquals("CANNOT_LOAD_STATE_STORE.UNCATEGORIZED", before.cause().spark().condition());
        CheckpointInspection now = inspect("4.2", Depth.DEEP);
        assertEquals(Verdict.RESTARTS, now.verdict());
        assertTrue(now.findings().stream().anyMatch(each -> each.severity() == Severity.WARNING && each.path().endsWith(snapshot + ".snapshot")));
        assertEquals(now.progress().latestCommitBatch(), now.progress().lastGoodBatch());
    }

    @Test
    void whatRepairsTheSnapshotMustBeThere() throws Exception {
        GoldenCheckpoints.unpack("4.2.0-agg-hdfs", folder);
        long snapshot = newest("snapshot", 0);
        flip("state/0/0/" + snapshot + ".snapshot", 60);
        delete("state/0/0/" + snapshot + ".delta");
        CheckpointInspection inspection = inspect("4.2", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals("state/0/0/" + snapshot + ".snapshot", inspection.cause().path());
        assertEquals("CANNOT_LOAD_STATE_STORE.CANNOT_READ_DELTA_FILE_NOT_EXISTS", inspection.cause().spark().condition());
    }

    @Test
    void repairCanBeSwitchedOff() throws Exception {
        GoldenCheckpoints.unpack("4.2.0-agg-hdfs", folder);
        flip("state/0/0/" + newest("snapshot", 0) + ".snapshot", 60);
        InspectionRequest request = new InspectionRequest(
                Depth.DEEP, List.of(SparkVersion.line(4, 2)), Map.of("spark.sql.streaming.stateStore.autoSnapshotRepair.enabled", "false"));
        assertEquals(Verdict.FAILS, inspect(request, InspectionListener.NONE).verdict());
    }

    @Test
    void theFrozenCodecDecides() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs-zstd", folder);
        Path offsets = folder.resolve("checkpoint/offsets");
        try (Stream<Path> logs = Files.list(offsets)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().matches("\\d+")).toList()) {
                Files.writeString(log, Files.readString(log).replace("compression.codec\":\"zstd\"", "compression.codec\":\"lz4\""));
            }
        }
        sparkChecksumsAway();
        CheckpointInspection inspection = inspect("4.1", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals("java.io.IOException", inspection.cause().spark().exception());
        assertTrue(inspection.cause().reason().contains("Its bytes are zstd, and lz4 is configured."), inspection.cause().reason());
        assertNull(inspection.progress().lastGoodBatch());
    }

    @Test
    void rowsAreHeldAgainstTheirChecksums() throws Exception {
        GoldenCheckpoints.unpack("4.2.0-agg-hdfs-rowchecksum", folder);
        CheckpointInspection inspection = inspect("4.2", Depth.DEEP);
        assertEquals(Verdict.RESTARTS, inspection.verdict());
    }

    /** Up to 4.1 the checksum in front of a value is taken for the beginning of its row. */
    @Test
    void anOlderSparkDoesNotKnowRowChecksums() throws Exception {
        GoldenCheckpoints.unpack("4.2.0-agg-hdfs-rowchecksum", folder);
        CheckpointInspection inspection = inspect("4.1", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals("state.row.first", inspection.findings().get(0).rule());
        assertEquals("CANNOT_LOAD_STATE_STORE.VALUE_ROW_FORMAT_VALIDATION_FAILURE", inspection.cause().spark().condition());
    }

    @Test
    void theCheckOfTheFirstRowCanBeSwitchedOff() throws Exception {
        GoldenCheckpoints.unpackDamaged("4.2.0-agg-hdfs-deltas-first-key-broken", folder);
        InspectionRequest request = new InspectionRequest(
                Depth.DEEP, List.of(SparkVersion.line(4, 2)), Map.of("spark.sql.streaming.stateStore.formatValidation.enabled", "false"));
        assertEquals(Verdict.RESTARTS, inspect(request, InspectionListener.NONE).verdict());
    }

    @Test
    void aBrokenFirstRowSpoilsEveryBatchThatStandsOnIt() throws Exception {
        GoldenCheckpoints.unpackDamaged("4.2.0-agg-hdfs-deltas-first-key-broken", folder);
        CheckpointInspection inspection = inspect("4.2", Depth.DEEP);
        assertNull(inspection.progress().lastGoodBatch());
        StateMap map = inspection.stateMap();
        assertEquals(StateMap.Cell.DAMAGED, map.cell(map.stores().get(0), map.restartVersion()));
        assertEquals("state/0/0/1.delta", map.troubleAt(map.stores().get(0), map.restartVersion()));
        assertEquals(StateMap.Cell.WHOLE, map.cell(map.stores().get(1), map.restartVersion()));
    }

    @Test
    void aTableIsBrokenWhereItsBlockIs() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-rocksdb", folder);
        Path ssts = folder.resolve("checkpoint/state/0/0/SSTs");
        Set<String> refused = new HashSet<>();
        try (Stream<Path> tables = Files.list(ssts)) {
            for (Path table : tables.toList()) {
                String name = table.getFileName().toString();
                Files.deleteIfExists(ssts.resolve("." + name + ".crc"));
                if (name.endsWith(".sst")) {
                    flip("state/0/0/SSTs/" + name, 10);
                    CheckpointInspection inspection = inspect("4.1", Depth.DEEP);
                    if (inspection.verdict() == Verdict.FAILS) {
                        refused.add(inspection.cause().spark().exception());
                    }
                    flip("state/0/0/SSTs/" + name, 10);
                }
            }
        }
        assertEquals(Set.of("org.rocksdb.RocksDBException"), refused);
    }

    @ParameterizedTest
    @CsvSource({"3.5, RESTARTS, LOSS", "4.1, FAILS, ERROR"})
    void aSnapshotWithoutCurrentIsAnEmptyDatabaseUpTo35(String spark, Verdict verdict, Severity worst) throws Exception {
        GoldenCheckpoints.unpack("3.5.9-agg-rocksdb", folder);
        rezip("state/0/0/" + newest("zip", 0) + ".zip", (name, content) -> name.equals("CURRENT") ? null : content);
        CheckpointInspection inspection = inspect(spark, Depth.DEEP);
        assertEquals(verdict, inspection.verdict());
        assertEquals(worst, inspection.findings().stream().map(Finding::severity).min(Enum::compareTo).orElseThrow());
        assertTrue(inspection.progress().lastGoodBatch() < inspection.progress().latestCommitBatch());
    }

    @Test
    void aManifestIsHeldAgainstItsChecksums() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-rocksdb", folder);
        long newest = newest("zip", 0);
        rezip("state/0/0/" + newest + ".zip", (name, content) -> {
            content[content.length / 2] ^= name.startsWith("MANIFEST") ? (byte) 4 : 0;
            return content;
        });
        CheckpointInspection inspection = inspect("4.1", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals("org.rocksdb.RocksDBException", inspection.cause().spark().exception());
        assertTrue(inspection.cause().reason().contains("checksum mismatch"), inspection.cause().reason());
    }

    @Test
    void damageThatNoRestartMeetsIsFoundWhenEverythingIsRead() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        flip("state/0/0/1.delta", 40);
        assertEquals(Health.NOT_NEEDED, health(inspect("4.1", Depth.DEEP), "state/0/0/1.delta"));
        CheckpointInspection all = inspect("4.1", Depth.ALL);
        assertEquals(Verdict.RESTARTS, all.verdict());
        assertEquals(Health.DAMAGED, health(all, "state/0/0/1.delta"));
        assertTrue(all.findings().stream().anyMatch(each -> each.rule().equals("damaged.not-needed") && each.path().equals("state/0/0/1.delta")));
    }

    @Test
    void noRollingBackMendsTheQuerysId() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        Files.writeString(folder.resolve("checkpoint/metadata"), "{");
        assertNull(inspect("4.1", Depth.DEEP).progress().lastGoodBatch());
    }

    @Test
    void aBrokenCommitLeavesTheBatchBeforeIt() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-rocksdb-cl-v2", folder);
        long newest = inspect("4.1", Depth.QUICK).progress().latestCommitBatch();
        Files.writeString(folder.resolve("checkpoint/commits/" + newest), "v2\n{");
        CheckpointInspection inspection = inspect("4.1", Depth.DEEP);
        assertEquals(Verdict.FAILS, inspection.verdict());
        assertEquals(newest - 1, inspection.progress().lastGoodBatch());
    }

    @Test
    void cancellingStopsTheReading() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        InspectionListener stopping = new InspectionListener() {
            private boolean reading;

            @Override
            public void reading(String path, long filesRead, long bytesRead) {
                reading |= path.startsWith("state/0/0/");
            }

            @Override
            public boolean cancelled() {
                return reading;
            }
        };
        CheckpointInspection inspection = inspect(new InspectionRequest(Depth.DEEP, List.of(), Map.of()), stopping);
        assertEquals(Verdict.UNKNOWN, inspection.verdict());
        assertNotNull(inspection.unknownBecause());
    }

    private CheckpointInspection inspect(String spark, Depth depth) throws Exception {
        return inspect(new InspectionRequest(depth, List.of(SparkVersion.parse(spark).orElseThrow()), Map.of()), InspectionListener.NONE);
    }

    private CheckpointInspection inspect(InspectionRequest request, InspectionListener listener) throws IOException, CancelledException {
        Location location = Location.of(folder.resolve("checkpoint"));
        try (Storage storage = Stores.open(location)) {
            return Inspector.inspect(storage, location, request, listener).checkpoints().get(0);
        }
    }

    private static Health health(CheckpointInspection inspection, String path) {
        for (CheckpointInspection.FileReport report : inspection.files()) {
            if (report.file().path().equals(path)) {
                return report.health();
            }
        }
        throw new AssertionError(path);
    }

    private long newest(String suffix, int partition) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoint/state/0/" + partition))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+\\." + suffix))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .max()
                    .orElseThrow();
        }
    }

    /** Flips a bit and takes Spark's checksum of the file away, so that only the content can tell. */
    private void flip(String path, int at) throws IOException {
        Path file = folder.resolve("checkpoint").resolve(path);
        byte[] stored = Files.readAllBytes(file);
        stored[at] ^= 0x10;
        Files.write(file, stored);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".crc"));
    }

    /** Writes a zip anew, with other contents (null: without the entry); its checksum files go. */
    private void rezip(String path, BiFunction<String, byte[], byte[]> change) throws IOException {
        Path file = folder.resolve("checkpoint").resolve(path);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(Files.newInputStream(file)); ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                content = content.length == 0 ? content : change.apply(entry.getName(), content);
                if (content != null) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content);
                }
            }
        }
        Files.write(file, changed.toByteArray());
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".crc"));
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }

    private void delete(String path) throws IOException {
        Files.delete(folder.resolve("checkpoint").resolve(path));
    }

    private void sparkChecksumsAway() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoint/state"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".crc") && !each.getFileName().toString().startsWith(".")).toList()) {
                Files.delete(file);
            }
        }
    }
}
