package org.checkpointinspector.maintain.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.maintain.Inspected;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.storage.FileEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
    @TempDir
    private Path folder;

    private static Inspected unpack(String id, Path home) throws IOException {
        GoldenCheckpoints.unpack(id, home);
        return again(id, home);
    }

    private static Inspected again(String id, Path home) throws IOException {
        return Inspected.of(home.resolve("checkpoint"), GoldenCheckpoints.sparkOf(id));
    }

    private static List<Departure> prune(Inspected at, int keep) throws IOException, Refused {
        return prune(at, keep, 0);
    }

    private static List<Departure> prune(Inspected at, int keep, long olderThanMs) throws IOException, Refused {
        return new Prune(at.storage(), at.request(), InspectionListener.NONE, keep, olderThanMs).departures(at.inspection());
    }

    private static List<String> paths(List<Departure> departures) {
        return departures.stream().flatMap(departure -> departure.files().stream()).map(FileEntry::path).toList();
    }

    @TestFactory
    Stream<DynamicTest> afterwardsEachOfTheLastBatchesCanStillBeRolledBackTo() {
        List<String> all = GoldenCheckpoints.ids().stream().filter(id -> !id.contains("-ds-")).toList();
        return IntStream.range(0, all.size()).filter(i -> i % 3 == 0).mapToObj(all::get).map(id -> DynamicTest.dynamicTest(id, () -> {
            Path home = folder.resolve(id);
            Inspected at = unpack(id, home);
            Inspected.remove(home.resolve("checkpoint"), prune(at, 2));
            Inspected after = again(id, home);
            CheckpointInspection checkpoint = after.checkpoint();
            assertEquals(Verdict.RESTARTS, checkpoint.verdict());
            assertEquals(at.checkpoint().progress(), checkpoint.progress());
            List<Long> commits = LogFolder.plain(checkpoint.checkpoint().folder().folder("commits")).files().stream().map(LogFolder.LogFile::id).toList();
            for (long batch : commits.subList(Math.max(0, commits.size() - 2), commits.size())) {
                assertEquals(batch + 1, new Rollback(after.storage(), after.request(), InspectionListener.NONE).draft(after.inspection(), batch).resumesAt());
            }
            assertEquals(List.of(), paths(prune(after, 2)), "a second time there is nothing");
        }));
    }

    @Test
    void whatIsOlderThanTheNewestSnapshotLeaves() throws IOException, Refused {
        List<String> leaving = paths(prune(unpack("4.1.3-agg-hdfs", folder), 2));
        assertTrue(leaving.containsAll(List.of("offsets/0", "offsets/.0.crc", "commits/0", "state/0/0/1.delta")), leaving.toString());
        assertFalse(leaving.contains("offsets/5") || leaving.contains("commits/5"), leaving.toString());
        assertTrue(leaving.stream().noneMatch(path -> path.contains("_metadata")), leaving.toString());
    }

    @Test
    void tablesThatNoSnapshotNamesLeaveAndOthersStay() throws IOException, Refused {
        unpack("4.1.3-agg-rocksdb", folder);
        Path tables = folder.resolve("checkpoint/state/0/0/SSTs");
        Path orphan = Files.write(tables.resolve("000099-0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11.sst"), new byte[10]);
        Files.setLastModifiedTime(orphan, FileTime.fromMillis(1000));
        Path upload = Files.write(tables.resolve("000100-0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e12.sst"), new byte[10]);
        List<String> leaving = paths(prune(again("4.1.3-agg-rocksdb", folder), 100));
        assertTrue(leaving.contains("state/0/0/SSTs/" + orphan.getFileName()), leaving.toString());
        assertFalse(leaving.contains("state/0/0/SSTs/" + upload.getFileName()), "it may belong to a snapshot that is still to come");
    }

    @Test
    void leftoversLeaveOnceTheyAreOld() throws IOException, Refused {
        unpack("4.1.3-agg-hdfs", folder);
        Path left = Files.writeString(folder.resolve("checkpoint/offsets/.7.0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11.tmp"), "half");
        Inspected at = again("4.1.3-agg-hdfs", folder);
        assertEquals(List.of("offsets/" + left.getFileName()), paths(prune(at, 100)));
        assertEquals(List.of(), paths(prune(at, 100, 1)), "it is the newest file");
    }

    @Test
    void whereSparkWouldNotRestartNothingLeaves() throws IOException {
        unpack("4.1.3-agg-hdfs", folder);
        Files.writeString(folder.resolve("checkpoint/commits/6"), "rubbish");
        Inspected at = again("4.1.3-agg-hdfs", folder);
        assertThrows(Refused.class, () -> prune(at, 2));
    }

    @Test
    void damagedSnapshotsMakeOldDeltasPrecious() throws IOException {
        unpack("4.2.0-agg-hdfs", folder);
        for (String partition : List.of("0", "1")) {
            try (Stream<Path> files = Files.list(folder.resolve("checkpoint/state/0").resolve(partition))) {
                for (Path snapshot : files.filter(path -> path.getFileName().toString().endsWith(".snapshot")).toList()) {
                    Files.write(snapshot, new byte[] {1, 2, 3});
                }
            }
        }
        Inspected at = again("4.2.0-agg-hdfs", folder);
        assertEquals(Verdict.RESTARTS, at.checkpoint().verdict(), "Spark 4.2 rebuilds from the deltas");
        assertThrows(Refused.class, () -> prune(at, 2));
    }

    @Test
    void rddsThatNoCheckpointFileNamesLeave() throws IOException, Refused {
        String id = GoldenCheckpoints.ids().stream().filter(each -> each.endsWith("-ds-update")).findFirst().orElseThrow();
        unpack(id, folder);
        Path unused = Files.createDirectories(folder.resolve("checkpoint/0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11/rdd-99"));
        Files.setLastModifiedTime(Files.write(unused.resolve("part-00000"), new byte[10]), FileTime.fromMillis(1000));
        List<String> leaving = paths(prune(again(id, folder), 2));
        assertTrue(leaving.contains("0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11/rdd-99/part-00000"), leaving.toString());
        Inspected.remove(folder.resolve("checkpoint"), prune(again(id, folder), 2));
        assertEquals(Verdict.RESTARTS, again(id, folder).checkpoint().verdict());
    }
}
