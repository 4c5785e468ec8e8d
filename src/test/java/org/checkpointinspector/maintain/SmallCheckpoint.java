package org.checkpointinspector.maintain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;

/** A dozen files as a query of Spark 3.5 leaves them, and the hash of a tree. */
final class SmallCheckpoint {

    private static final String OFFSETS =
            """
            v1
            {"batchWatermarkMs":0,"batchTimestampMs":1700000000000,"conf":{"spark.sql.shuffle.partitions":"2"}}
            %d""";

    static final long NOW = 1_795_000_000_000L;

    private SmallCheckpoint() {}

    /** The files, by path. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("metadata", utf8("{\"id\":\"0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11\"}"));
        files.put(".metadata.crc", utf8("crc of metadata"));
        files.put("sources/0/0", utf8("v1\n1700000000000"));
        for (int batch = 0; batch < 3; batch++) {
            files.put("offsets/" + batch, utf8(OFFSETS.formatted(batch + 1)));
            files.put("commits/" + batch, utf8("v1\n{\"nextBatchWatermarkMs\":0}"));
        }
        files.put("offsets/.2.crc", utf8("crc of offsets"));
        files.put("state/0/0/1.delta", new byte[46]);
        files.put("state/0/0/2.delta", new byte[3000]);
        files.put("state/0/0/.3.delta.0c3a0d1f-57f4-4d3f-8f0e-8f7f6c8d0b11.tmp", new byte[7]);
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes it, with an empty folder, times of its own, and permissions. */
    static Path write(Path folder) throws IOException {
        long time = 1_700_000_000_000L;
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            time += 1234;
            Files.setLastModifiedTime(path, FileTime.fromMillis(time));
        }
        Files.createDirectories(folder.resolve("state/0/1"));
        return folder;
    }

    /** Everything below a folder: kinds, paths, bytes and times, one a line; empty where there is no folder. */
    static String tree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted().toList()) {
                String name = folder.relativize(path).toString();
                lines.add(Files.isDirectory(path)
                        ? name + "/"
                        : name + " " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).hashCode() + " " + Files.size(path) + " "
                                + Files.getLastModifiedTime(path).toMillis());
            }
        }
        return String.join("\n", lines);
    }

    /** Inspects it, as all plans begin. */
    static Subject subject(Places places, Location location) throws IOException {
        Inspection inspection = Inspector.inspect(places.storage(location), location, InspectionRequest.standard(), InspectionListener.NONE);
        return Subject.of(inspection, NOW, "checkpoint-inspector test");
    }

    static Places places() {
        return new Places(ConnectionOptions.NONE);
    }
}
