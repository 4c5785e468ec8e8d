package org.checkpointinspector.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The checkpoints that real Spark wrote, and the recipes that damage them; see the README beside them. */
public final class GoldenCheckpoints {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenCheckpoints() {}

    /** Ids of all golden checkpoints, as {@code 4.1.3-agg-hdfs}. */
    public static List<String> ids() {
        return ids("golden");
    }

    /** Ids of all recipes. */
    public static List<String> damagedIds() {
        return ids("damaged");
    }

    private static List<String> ids(String list) {
        return StreamSupport.stream(index().path(list).spliterator(), false).map(entry -> entry.path("id").asText()).toList();
    }

    /** The Spark version at the front of an id. */
    public static String sparkOf(String id) {
        return id.substring(0, id.indexOf('-'));
    }

    private static JsonNode index() {
        return read(FOLDER.resolve("index.json"));
    }

    /** What happened to a damaged checkpoint, and what Spark said of it. */
    public static JsonNode recipe(String damagedId) {
        return read(FOLDER.resolve("damaged").resolve(damagedId + ".json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    /**
     * Unpacks a golden checkpoint into an empty folder, with the times of its files.
     *
     * @return what Spark itself reads from it ({@code expected.json}); the checkpoint is in {@code target/checkpoint}
     */
    public static JsonNode unpack(String id, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(id + ".zip"));
                ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.write(path, zip.readAllBytes());
                    Files.setLastModifiedTime(path, entry.getLastModifiedTime());
                }
            }
        }
        Path expected = target.resolve("expected.json");
        return Files.exists(expected) ? read(expected) : JSON.createObjectNode();
    }

    /** Unpacks the golden checkpoint of a recipe and damages it as the recipe says. */
    public static JsonNode unpackDamaged(String damagedId, Path target) throws IOException {
        JsonNode recipe = recipe(damagedId);
        unpack(recipe.path("base").asText(), target);
        for (JsonNode change : recipe.path("changes")) {
            apply(change, target);
        }
        return recipe;
    }

    private static void apply(JsonNode change, Path target) throws IOException {
        Path path = target.resolve(change.path("path").asText());
        if (change.has("delete")) {
            delete(path);
        } else if (change.has("directory")) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            Files.write(path, changed(change, path, target));
        }
    }

    private static byte[] changed(JsonNode change, Path path, Path target) throws IOException {
        if (change.has("content")) {
            return change.path("content").asText().getBytes(StandardCharsets.UTF_8);
        } else if (change.has("content-base64")) {
            return Base64.getDecoder().decode(change.path("content-base64").asText());
        } else if (change.has("copy-of")) {
            return Files.readAllBytes(target.resolve(change.path("copy-of").asText()));
        }
        byte[] bytes = Files.readAllBytes(path);
        if (change.has("truncate")) {
            return Arrays.copyOf(bytes, change.path("truncate").asInt());
        }
        bytes[change.path("flip").asInt()] ^= (byte) 0xFF;
        return bytes;
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
