package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documented schemas, and JSON held against them. */
public final class Schemas {
    /** Where the schemas are documented. */
    public static final Path FOLDER = Path.of("src/docs/schemas");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(all())));

    private Schemas() {}

    /** Parses one line of JSON and holds it against a schema. */
    public static JsonNode validate(String schema, String line) throws IOException {
        JsonNode node = JSON.readTree(line);
        JsonSchema loaded = FACTORY.getSchema(SchemaLocation.of("urn:checkpoint-inspector:" + schema));
        assertEquals(Set.of(), loaded.validate(node), line);
        return node;
    }

    /** Every schema of the folder, by its address. */
    private static Map<String, String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .collect(Collectors.toMap(name -> "urn:checkpoint-inspector:" + name.substring(0, name.length() - ".json".length()), Schemas::read));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
