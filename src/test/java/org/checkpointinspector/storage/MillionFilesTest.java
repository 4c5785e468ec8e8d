package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillionFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "join|1000000 added, 500000 files, 508000000 bytes",
            "rdds|1000000 added, 500000 files, 508000000 bytes",
            "flat|1000000 added, 1000000 files, 700000000 bytes"})
    void fitIntoASmallHeapWhileTheyAreGatheredAndAfter(String shape, String said, @TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "-cp", System.getProperty("java.class.path"), MillionFiles.class.getName(), shape)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(said, Files.readString(output).strip());
        assertEquals(0, process.exitValue());
    }
}
