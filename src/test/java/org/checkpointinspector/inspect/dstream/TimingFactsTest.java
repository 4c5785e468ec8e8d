package org.checkpointinspector.inspect.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Timing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a healthy application, with times and names as those of slower ones would have. */
class TimingFactsTest {

    @TempDir
    private Path folder;

    /** Bare checkpoint files, oldest first, with the batch inside; each tells of the end of its batch but for the newest. */
    private final TreeMap<Long, Path> files = new TreeMap<>();

    @BeforeEach
    void unpack() throws Exception {
        GoldenCheckpoints.unpack("4.1.0-ds-update", folder);
        try (Stream<Path> all = Files.list(folder.resolve("checkpoint"))) {
            for (Path file : all.filter(each -> each.getFileName().toString().startsWith("checkpoint-")).sorted().toList()) {
                var content = new DStreamCheckpointDecoder().decode(Files.readAllBytes(file)).value().orElseThrow();
                long batch = content.checkpointTimeMs();
                Files.setLastModifiedTime(file, FileTime.fromMillis(batch + (content.isOfGeneration() ? 101 : 702)));
                if (!content.isOfGeneration()) {
                    files.put(batch, file);
                }
            }
        }
    }

    private CheckpointInspection inspection() throws Exception {
        Location location = Location.parse(folder.resolve("checkpoint").toString());
        try (Storage storage = Stores.open(location)) {
            return Inspector.inspect(storage, location, new InspectionRequest(Depth.DEEP, List.of(), Map.of()), InspectionListener.NONE).checkpoints().get(0);
        }
    }

    private Timing timing() throws Exception {
        return inspection().application().timing();
    }

    @Test
    void batchesThatKeepUp() throws Exception {
        Timing timing = timing();
        assertTrue(timing.timesFit());
        assertEquals(702, timing.delayMs());
        assertEquals(101, timing.generationMs());
        assertEquals(0, timing.lagMs());
        assertTrue(timing.lagPerSecond() <= 0, () -> String.valueOf(timing.lagPerSecond()));
        assertNull(timing.processingMs());
        assertEquals(List.of(), timing.failedMs());
        assertEquals(List.of(), timing.gaps());
        assertEquals(10, timing.points().size());
        assertEquals(2, timing.starts());
        assertTrue(timing.states().size() >= 2);
        assertTrue(timing.states().stream().allMatch(state -> state.partitions() == 2 && state.bytes() > state.largestBytes()));
    }

    @Test
    void filesOfACopyHaveTimesThatTellNothing() throws Exception {
        for (Path file : files.values()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        }
        Timing timing = timing();
        assertFalse(timing.timesFit());
        assertNull(timing.delayMs());
        assertNull(timing.lastWriteMs());
        assertEquals(0, timing.lagMs());
    }

    /** A batch takes 2.5 s and has 1 s: of the names and contents that follow, one in two batches is behind by 1.5 s more than the one before. */
    @Test
    void batchesThatLag() throws Exception {
        List<Map.Entry<Long, Path>> done = List.copyOf(files.entrySet());
        Path checkpoint = folder.resolve("checkpoint");
        try (Stream<Path> all = Files.list(checkpoint)) {
            for (Path other : all.filter(each -> Files.isRegularFile(each) && !files.containsValue(each)).toList()) {
                Files.delete(other);
            }
        }
        long name = 0;
        for (int i = done.size() - 1; i >= 0; i--) {
            long batch = done.get(i).getKey();
            name = batch + 2000 + 1500L * i;
            Path late = Files.move(done.get(i).getValue(), checkpoint.resolve("checkpoint-" + name));
            Files.setLastModifiedTime(late, FileTime.fromMillis(done.get(0).getKey() + 3001 + 2500L * i));
        }
        CheckpointInspection inspection = inspection();
        Timing timing = inspection.application().timing();
        assertTrue(timing.timesFit());
        assertEquals(2000 + 1500L * (done.size() - 1), timing.lagMs());
        assertEquals(0.6, timing.lagPerSecond(), 0.001);
        assertEquals(2500, timing.processingMs());
        assertTrue(inspection.findings().stream().anyMatch(finding -> finding.rule().equals("dstream.lag")), () -> String.valueOf(inspection.findings()));
    }

    @Test
    void aTimeWithoutAWrite() throws Exception {
        long last = files.lastKey();
        for (Map.Entry<Long, Path> file : files.headMap(last).entrySet()) {
            Path backup = file.getValue().resolveSibling(file.getValue().getFileName() + ".bk");
            Files.setLastModifiedTime(file.getValue(), FileTime.fromMillis(file.getKey() + 702));
            if (Files.exists(backup)) {
                Files.setLastModifiedTime(backup, FileTime.fromMillis(file.getKey() + 101));
            }
        }
        try (Stream<Path> all = Files.list(folder.resolve("checkpoint"))) {
            for (Path file : all.filter(each -> each.getFileName().toString().startsWith("checkpoint-" + last)).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(last + 60_001));
            }
        }
        List<Timing.Gap> gaps = timing().gaps();
        assertEquals(1, gaps.size());
        assertTrue(gaps.get(0).toMs() - gaps.get(0).fromMs() > 50_000);
    }
}
