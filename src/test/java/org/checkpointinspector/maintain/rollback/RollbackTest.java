package org.checkpointinspector.maintain.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.maintain.Inspected;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
    @TempDir
    private Path folder;

    private static Draft draft(Inspected at, Long to) throws IOException, Refused {
        return new Rollback(at.storage(), at.request(), InspectionListener.NONE).draft(at.inspection(), to);
    }

    private static Inspected unpack(String id, Path folder) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        return Inspected.of(folder.resolve("checkpoint"), GoldenCheckpoints.sparkOf(id));
    }

    /** Of each kind of query the one that the newest Spark wrote. */
    @TestFactory
    Stream<DynamicTest> aQueryOfEachKindRollsBackToEveryBatchThatWasCommitted() {
        Map<String, String> newest = new TreeMap<>();
        queries().sorted().forEach(id -> newest.put(id.substring(id.indexOf('-')), id));
        return rollsBackToEveryBatchThatWasCommitted(newest.values().stream());
    }

    @Tag("faults")
    @TestFactory
    Stream<DynamicTest> everyQueryRollsBackToEveryBatchThatWasCommitted() {
        return rollsBackToEveryBatchThatWasCommitted(queries());
    }

    private static Stream<String> queries() {
        return GoldenCheckpoints.ids().stream().filter(id -> !id.contains("-ds-"));
    }

    private Stream<DynamicTest> rollsBackToEveryBatchThatWasCommitted(Stream<String> ids) {
        return ids.map(id -> DynamicTest.dynamicTest(id, () -> {
            Path home = folder.resolve(id);
            Inspected at = unpack(id, home);
            List<Long> commits = LogFolder.plain(at.checkpoint().checkpoint().folder().folder("commits")).files().stream().map(LogFolder.LogFile::id).toList();
            // the ends and one in between: all of them are tried with real Spark
            for (long batch : Set.of(commits.get(0), commits.get(commits.size() / 2), commits.get(commits.size() - 1))) {
                Draft draft = draft(at, batch);
                assertEquals(batch + 1, draft.resumesAt());
                assertNothingNewerStays(at, draft);
            }
            Inspected.remove(home.resolve("checkpoint"), draft(at, commits.get(0)).departures());
            CheckpointInspection after = Inspected.of(home.resolve("checkpoint"), GoldenCheckpoints.sparkOf(id)).checkpoint();
            assertEquals(Verdict.RESTARTS, after.verdict(), String.valueOf(after.cause()));
            assertEquals(commits.get(0) + 1, after.progress().nextBatch());
        }));
    }

    /** No state of a later version, no log of a later batch, and no companion whose file has left: Hadoop refuses to write a file whose companion is there. */
    private static void assertNothingNewerStays(Inspected at, Draft draft) {
        Set<String> gone = draft.paths();
        List<String> newer = new ArrayList<>();
        WithCompanions.below(at.inspection().listing().root()).flatMap(found -> found.all().stream()).map(FileEntry::path).filter(path -> !gone.contains(path)).forEach(path -> {
            String name = WithCompanions.nameOfMain(path.substring(path.lastIndexOf('/') + 1));
            String number = name.replaceAll("[_.].*", "");
            boolean log = path.startsWith("offsets/") || path.startsWith("commits/");
            boolean version = path.startsWith("state/") && name.matches("\\d+(_.*)?\\.(delta|snapshot|zip|changelog)");
            if (log && Long.parseLong(number) > draft.batch() || version && Long.parseLong(number) > draft.batch() + 1) {
                newer.add(path);
            }
        });
        assertEquals(List.of(), newer);
    }

    @TestFactory
    Stream<DynamicTest> someDamagedCheckpointsWithAGoodBatchRollBackToIt() {
        return rollBackToTheGoodBatch(23);
    }

    @Tag("faults")
    @TestFactory
    Stream<DynamicTest> everyDamagedCheckpointWithAGoodBatchRollsBackToIt() {
        return rollBackToTheGoodBatch(1);
    }

    /** @param every which of the damaged ones: each n-th */
    private Stream<DynamicTest> rollBackToTheGoodBatch(int every) {
        List<String> all = GoldenCheckpoints.damagedIds();
        return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).map(id -> DynamicTest.dynamicTest(id, () -> {
            Path home = folder.resolve(id);
            String base = GoldenCheckpoints.unpackDamaged(id, home).path("base").asText();
            Inspected at = Inspected.of(home.resolve("checkpoint"), GoldenCheckpoints.sparkOf(base));
            if (at.inspection().checkpoints().isEmpty() || at.checkpoint().progress().lastGoodBatch() == null || at.checkpoint().losesData() || isStateAbsent(at)) {
                return;
            }
            Draft draft = draft(at, null);
            Inspected.remove(home.resolve("checkpoint"), draft.departures());
            CheckpointInspection after = Inspected.of(home.resolve("checkpoint"), GoldenCheckpoints.sparkOf(base)).checkpoint();
            assertEquals(Verdict.RESTARTS, after.verdict(), String.valueOf(after.cause()));
        }));
    }

    /** A query whose whole state is gone looks like one without state, and its batches like good ones. */
    private static boolean isStateAbsent(Inspected at) {
        boolean absent = at.checkpoint().findings().stream().anyMatch(finding -> finding.rule().equals("state.absent"));
        if (absent) {
            assertThrows(Refused.class, () -> draft(at, null));
        }
        return absent;
    }

    @Test
    void logsLeaveNewestFirstAndACommitBeforeItsOffset() throws IOException, Refused {
        Inspected at = unpack("4.1.3-agg-hdfs", folder);
        Draft draft = draft(at, 3L);
        Departure logs = draft.departures().stream().filter(departure -> departure.words().startsWith("commits and offsets")).findFirst().orElseThrow();
        assertTrue(logs.ordered());
        assertEquals(
                List.of("commits/.6.crc", "commits/6", "offsets/.6.crc", "offsets/6", "commits/.5.crc", "commits/5", "offsets/.5.crc", "offsets/5", "commits/.4.crc", "commits/4",
                        "offsets/.4.crc", "offsets/4"),
                logs.files().stream().map(FileEntry::path).toList());
        assertEquals("state that is newer than batch 3", draft.departures().get(0).words());
    }

    @Test
    void whereverItEndsEarlySparkFailsOrResumesWhereItMay() throws IOException, Refused {
        endsEarlyEverywhere(List.of("4.1.3-agg-hdfs", "3.5.9-file-to-parquet"));
    }

    @Tag("faults")
    @Test
    void whereverItEndsEarlyWithManyStoresSparkFailsOrResumesWhereItMay() throws IOException, Refused {
        endsEarlyEverywhere(List.of("4.1.3-agg-rocksdb-cl-v2", "4.1.3-tws-basic"));
    }

    private void endsEarlyEverywhere(List<String> ids) throws IOException, Refused {
        for (String id : ids) {
            Path home = folder.resolve(id);
            Inspected at = unpack(id, home);
            long newest = at.checkpoint().progress().latestCommitBatch();
            List<FileEntry> files = draft(at, newest - 2).departures().stream().flatMap(departure -> departure.files().stream()).toList();
            for (FileEntry file : files) {
                Files.delete(home.resolve("checkpoint").resolve(file.path()));
                CheckpointInspection now = Inspected.of(home.resolve("checkpoint"), GoldenCheckpoints.sparkOf(id)).checkpoint();
                boolean loud = now.verdict() == Verdict.FAILS;
                boolean right = now.verdict() == Verdict.RESTARTS && !now.losesData() && now.progress().nextBatch() >= newest - 1;
                assertTrue(loud || right, id + " without " + file.path() + ": " + now.verdict() + " " + now.findings());
            }
        }
    }

    @Test
    void aCompanionThatLostItsFileLeavesToo() throws IOException, Refused {
        Inspected before = unpack("4.1.3-agg-hdfs", folder);
        Path checkpoint = folder.resolve("checkpoint");
        Files.delete(checkpoint.resolve("commits/6"));
        Files.delete(checkpoint.resolve("state/0/0/7.delta"));
        Draft draft = draft(Inspected.of(checkpoint, "4.1.3"), 5L);
        assertTrue(draft.paths().contains("commits/.6.crc"), draft.paths().toString());
        assertTrue(draft.paths().contains("state/0/0/.7.delta.crc"), draft.paths().toString());
        assertEquals(6, before.checkpoint().progress().latestCommitBatch());
    }

    @Test
    void aNameThatSparkReadsAsANewerBatchLeavesToo() throws IOException, Refused {
        unpack("4.1.3-agg-hdfs", folder);
        Files.writeString(folder.resolve("checkpoint/offsets/007"), "rubbish");
        assertTrue(draft(Inspected.of(folder.resolve("checkpoint"), "4.1.3"), 6L).paths().contains("offsets/007"));
    }

    @Test
    void tablesThatAnOlderSnapshotNamesStay() throws IOException, Refused {
        Inspected at = unpack("4.1.3-agg-rocksdb", folder);
        Draft draft = draft(at, 2L);
        Set<String> tables = draft.paths().stream().filter(path -> path.contains("/SSTs/")).collect(Collectors.toSet());
        assertFalse(tables.isEmpty());
        Inspected.remove(folder.resolve("checkpoint"), draft.departures());
        assertEquals(Verdict.RESTARTS, Inspected.of(folder.resolve("checkpoint"), "4.1.3").checkpoint().verdict());
    }

    @Test
    void aBatchThatCannotBeRebuiltIsRefused() throws IOException {
        unpack("4.1.3-agg-hdfs", folder);
        Path checkpoint = folder.resolve("checkpoint");
        try (Stream<Path> files = Files.list(checkpoint.resolve("state/0/0"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("[1-4]\\.(delta|snapshot)")).toList()) {
                Files.delete(file);
            }
        }
        Inspected at = Inspected.of(checkpoint, "4.1.3");
        Refused refused = assertThrows(Refused.class, () -> draft(at, 3L));
        assertTrue(refused.getMessage().contains("Spark would not restart"), refused.getMessage());
        assertTrue(assertThrows(Refused.class, () -> draft(at, 99L)).getMessage().contains("commits/99 is not there"));
    }

    @Test
    void theSinksLogFollowsBetweenCommitAndOffsetOfEachBatch() throws IOException, Refused {
        Inspected at = unpack("4.1.3-file-to-parquet", folder);
        Draft draft = draft(at, 4L);
        try (Storage storage = Stores.open(Location.of(folder))) {
            SinkLog sink = SinkLog.after(storage, Location.of(folder.resolve("sink")), 4, 6);
            Plan plan = new RollbackPlan(Subject.of(at.inspection(), 0, "test"), draft, Location.of(folder.resolve("kept"))).plan(sink);
            List<String> order = plan.phases().stream()
                    .filter(phase -> phase.kind() == Phase.Kind.MOVE && !phase.words().startsWith("source"))
                    .flatMap(phase -> phase.steps().stream().map(step -> (phase.from().name().equals("_spark_metadata") ? "sink/" : "") + step.path()))
                    .filter(path -> !path.contains("/."))
                    .toList();
            assertEquals(List.of("commits/6", "sink/6", "offsets/6", "commits/5", "sink/5.compact", "offsets/5"), order);
            assertEquals(1, plan.phases().stream().filter(phase -> phase.kind() == Phase.Kind.MANIFEST).count());
            assertEquals(draft.paths().size() + sink.byBatch().values().stream().mapToInt(List::size).sum(), plan.totals().movedFiles());
            assertThrows(Refused.class, () -> SinkLog.after(storage, Location.of(folder.resolve("sink")), 4, 5), "another query's sink");
        }
    }

    @Test
    void aSinkWhoseCompactionSwallowedTheBatchIsRefused() throws IOException {
        unpack("4.1.3-file-to-parquet", folder);
        Files.delete(folder.resolve("sink/_spark_metadata/2.compact"));
        try (Storage storage = Stores.open(Location.of(folder))) {
            assertThrows(Refused.class, () -> SinkLog.after(storage, Location.of(folder.resolve("sink")), 4, 6));
        }
    }

    @Test
    void sourceLogsThatCannotBeCutStay() throws IOException, Refused {
        unpack("4.1.3-file-to-parquet", folder);
        Files.delete(folder.resolve("checkpoint/sources/0/2.compact"));
        Draft draft = draft(Inspected.of(folder.resolve("checkpoint"), "4.1.3"), 3L);
        assertTrue(draft.paths().stream().noneMatch(path -> path.startsWith("sources/")), draft.paths().toString());
        assertTrue(draft.consequences().stream().anyMatch(sentence -> sentence.startsWith("The log of source 0 cannot be cut")), draft.consequences().toString());
    }

    @Test
    void aBatchFromWhichSparkWouldSilentlyReadEverythingAgainIsRefused() throws IOException, Refused {
        unpack("4.1.3-agg-hdfs", folder);
        Path offsets = folder.resolve("checkpoint/offsets/6");
        Files.writeString(offsets, Files.readString(offsets).replaceAll("\\n[^\\n]*$", "\n-"));
        Inspected at = Inspected.of(folder.resolve("checkpoint"), "4.1.3");
        assertTrue(assertThrows(Refused.class, () -> draft(at, 6L)).getMessage().contains("silently"));
        assertEquals(5, draft(at, 4L).resumesAt());
    }

    @Test
    void anApplicationFallsBackToAFileWhoseRddsAreThere() throws IOException, Refused {
        String id = GoldenCheckpoints.ids().stream().filter(each -> each.endsWith("-ds-update")).findFirst().orElseThrow();
        Inspected at = unpack(id, folder);
        List<String> names = at.checkpoint().application().recoveryPoints().stream().map(point -> point.file()).toList();
        Path newest = folder.resolve("checkpoint").resolve(names.get(0));
        Files.write(newest, java.util.Arrays.copyOf(Files.readAllBytes(newest), 100));
        Files.writeString(folder.resolve("checkpoint/checkpoint-1-copy"), "a foreign name");
        Draft draft = draft(Inspected.of(folder.resolve("checkpoint"), GoldenCheckpoints.sparkOf(id)), null);
        assertTrue(draft.paths().containsAll(Set.of(names.get(0), "checkpoint-1-copy")), draft.paths().toString());
        assertFalse(draft.paths().contains(names.get(1)));
        Departure only = draft.departures().get(0);
        assertTrue(only.ordered());
        assertEquals(Step.of(only.files().get(0)).path(), "checkpoint-1-copy");
    }
}
