package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A checkpoint that real Spark wrote, with what that very Spark reads from it; see the README beside them.
 *
 * @param name Spark version and case
 * @param files path in the zip → bytes, sorted
 * @param expected what Spark reads
 */
record GoldenCheckpoint(String name, Map<String, byte[]> files, JsonNode expected) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<GoldenCheckpoint> STRUCTURED_STREAMING = readAll();

    /** All those of Structured Streaming. */
    static List<GoldenCheckpoint> structuredStreaming() {
        return STRUCTURED_STREAMING;
    }

    private static List<GoldenCheckpoint> readAll() {
        try (Stream<Path> zips = Files.list(FOLDER)) {
            return zips.filter(p -> p.toString().endsWith(".zip")).sorted().map(GoldenCheckpoint::read)
                    .filter(g -> g.expected().path("kind").asText().equals("structured-streaming")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCheckpoint read(Path zip) {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(zip); ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), entries.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenCheckpoint(zip.getFileName().toString().replace(".zip", ""), files, json(Objects.requireNonNull(files.get("expected.json"))));
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    /** The files whose path matches. */
    List<String> paths(String regex) {
        return files.keySet().stream().filter(p -> p.matches(regex)).toList();
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
