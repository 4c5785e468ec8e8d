package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkpointinspector.golden.ForkedJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the file. */
class StateFileMemoryTest {

    private static final int REPEATS = 300;

    @TempDir
    Path folder;

    @Test
    void aSnapshotManyTimesTheHeapIsVerified() throws Exception {
        Path output = folder.resolve("output");
        List<String> command = ForkedJava.command();
        command.addAll(List.of(
                "-Xmx24m", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                VerifyBigSnapshot.class.getName(), String.valueOf(REPEATS)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertEquals(0, process.waitFor(), () -> read(output));
        long bytes = REPEATS * (1_000L * (4 + 24 + 4 + 1_000) + 1_000_000L) + 4 + 24 + 4 + 4;
        assertEquals((REPEATS * 1_000L + 1) + " " + bytes, read(output).strip());
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
