package org.checkpointinspector.diagnose;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;

/** The files of a healthy application with batches of a second, with times and names as those of slower ones would have. */
final class TimedApplication {

    private TimedApplication() {}

    /** With files that were written so long after their batch began. */
    static Proofs.Made written(long afterMs) {
        return folder -> {
            unpacked(folder, afterMs);
            return Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).findings();
        };
    }

    private static TreeMap<Long, Path> unpacked(Path folder, long afterMs) throws IOException {
        GoldenCheckpoints.unpack(MadeApplication.GOLDEN, folder);
        TreeMap<Long, Path> done = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder.resolve("checkpoint"))) {
            for (Path file : all.filter(each -> each.getFileName().toString().startsWith("checkpoint-")).toList()) {
                DStreamCheckpoint content = new DStreamCheckpointDecoder().decode(Files.readAllBytes(file)).value().orElseThrow();
                Files.setLastModifiedTime(file, FileTime.fromMillis(content.checkpointTimeMs() + (content.isOfGeneration() ? afterMs : afterMs + 600)));
                if (!content.isOfGeneration()) {
                    done.put(content.checkpointTimeMs(), file);
                }
            }
        }
        return done;
    }

    /** With batches that take so long, each of which begins when the one before is done. */
    static Proofs.Made late(long batchMs) {
        return folder -> {
            List<Map.Entry<Long, Path>> done = List.copyOf(unpacked(folder, 101).entrySet());
            Path checkpoint = folder.resolve("checkpoint");
            try (Stream<Path> all = Files.list(checkpoint)) {
                for (Path other : all.filter(each -> Files.isRegularFile(each) && done.stream().noneMatch(entry -> entry.getValue().equals(each))).toList()) {
                    Files.delete(other);
                }
            }
            long late = batchMs - 1_000;
            for (int i = done.size() - 1; i >= 0; i--) {
                Path file = Files.move(done.get(i).getValue(), checkpoint.resolve("checkpoint-" + (done.get(i).getKey() + 2 * 1_000 + late * i)));
                Files.setLastModifiedTime(file, FileTime.fromMillis(done.get(0).getKey() + 3_001 + batchMs * i));
            }
            return Diagnose.folder(checkpoint, Depth.DEEP).findings();
        };
    }

    /** With a first part of so many MiB and so many in each of three others, in every RDD. */
    static Proofs.Made parts(int first, int others) {
        return folder -> {
            GoldenCheckpoints.unpack(MadeApplication.GOLDEN, folder);
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path rdd : all.filter(path -> path.getFileName().toString().matches("rdd-\\d+")).toList()) {
                    for (int part = 0; part < 4; part++) {
                        lengthened(rdd.resolve("part-0000" + part), (long) (part == 0 ? first : others) << 20);
                    }
                }
            }
            return Diagnose.folder(folder.resolve("checkpoint"), Depth.QUICK).findings();
        };
    }

    private static void lengthened(Path part, long bytes) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(part.toString(), "rw")) {
            sparse.setLength(Math.max(sparse.length(), bytes));
        }
    }
}
