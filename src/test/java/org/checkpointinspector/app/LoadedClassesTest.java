package org.checkpointinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line starts fast because it loads little: counted in a JVM of its own. */
class LoadedClassesTest {
    private static final List<String> NOT_FOR_LOCAL_FILES =
            List.of(
                    "javafx.", "com.sun.javafx.", "org.apache.", "software.amazon.", "io.netty.", "com.ctc.wstx.", "ch.qos.logback.",
                    "org.checkpointinspector.app.ui.", "org.checkpointinspector.storage.hadoop.");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "inspect --help"})
    void textOnlyCommandsLoadNeitherJsonNorStorage(String line) throws Exception {
        List<String> loaded = run(0, line.split(" "));
        assertEquals(List.of(), startingWith(loaded, NOT_FOR_LOCAL_FILES));
        assertEquals(List.of(), startingWith(loaded, List.of("com.fasterxml.jackson.databind.", "org.checkpointinspector.storage.Local")));
        assertTrue(loaded.contains("org.checkpointinspector.app.Main"), "the log was read");
    }

    @Test
    void localFilesNeedNeitherWindowNorHadoop() throws Exception {
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.createDirectories(checkpoint.resolve("commits"));
        for (String command : List.of("inspect", "ls")) {
            List<String> loaded = run(-1, command, "--json", checkpoint.toString());
            assertEquals(List.of(), startingWith(loaded, NOT_FOR_LOCAL_FILES));
        }
    }

    @Test
    void explainingATextNeedsNeitherWindowNorHadoopNorStorage() throws Exception {
        Path log = Files.writeString(folder.resolve("driver.log"), "java.lang.IllegalStateException: batch 7 doesn't exist\n");
        List<String> loaded = run(0, "explain", "--json", log.toString());
        assertTrue(loaded.contains("org.checkpointinspector.diagnose.explain.Explainer"), "it ran");
        assertEquals(List.of(), startingWith(loaded, NOT_FOR_LOCAL_FILES));
        assertEquals(List.of(), startingWith(loaded, List.of("org.checkpointinspector.storage.Local", "org.checkpointinspector.inspect.query.", "org.checkpointinspector.state.OperatorTables")));
    }

    @Test
    void explainingNeedsNeitherWindowNorHadoop() throws Exception {
        Path log = Files.writeString(folder.resolve("driver.log"), "java.io.FileNotFoundException: File does not exist: /checkpoints/orders/offsets/7\n");
        assertEquals(List.of(), startingWith(run(-1, "explain", log.toString()), NOT_FOR_LOCAL_FILES));
    }

    private List<String> run(int expected, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.checkpointinspector.app.Main"));
        command.addAll(List.of(arguments));
        File output = folder.resolve("output").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "hangs");
        String said = Files.readString(output.toPath());
        assertTrue(expected < 0 ? process.exitValue() < 4 : process.exitValue() == expected, said);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])*\\s*", "").split(" ")[0]).toList();
        }
    }

    private static List<String> startingWith(List<String> loaded, List<String> prefixes) {
        return loaded.stream().filter(name -> prefixes.stream().anyMatch(name::startsWith)).toList();
    }
}
