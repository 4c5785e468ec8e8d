package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that were looked at once and are compared letter by letter since. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/org/checkpointinspector/report");

    private Golden() {}

    /** Compares with a file of that name; {@code -Dgolden.write=true} writes it instead, to be looked at. */
    static void compare(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual, name);
    }
}
