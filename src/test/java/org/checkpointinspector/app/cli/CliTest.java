package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.report.Schemas;
import org.checkpointinspector.report.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "inspect --help", "ls --help", "decode --help", "generate-completion"})
    void whatOnlyTalksIsDone(String line) {
        RunOfCli run = RunOfCli.of(line.split(" "));
        assertEquals(ExitStatus.OK, run.status());
        assertEquals("", run.err());
        assertTrue(run.out().contains("checkpoint-inspector"), run.out());
        boolean help = line.contains("--help");
        assertTrue(!help || run.out().lines().allMatch(text -> text.length() <= 100), run.out());
    }

    @Test
    void openAsksForTheWindowWithWholeAddresses() throws IOException {
        List<String> asked = new ArrayList<>();
        OutputStream nowhere = OutputStream.nullOutputStream();
        Terminal terminal = new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, Style.PLAIN, false, () -> false);
        assertEquals(ExitStatus.OK, Cli.run(List.of("open", folder.toString(), "hdfs://namenode:8020/checkpoints"), terminal, asked::addAll));
        assertEquals(List.of("file://" + folder, "hdfs://namenode:8020/checkpoints"), asked.stream().map(one -> one.startsWith("/") ? "file://" + one : one).toList());
        asked.clear();
        assertEquals(ExitStatus.OK, Cli.run(List.of("open", "--help"), terminal, asked::addAll));
        assertEquals(ExitStatus.USAGE, Cli.run(List.of("open"), terminal, asked::addAll));
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inspcet",
                "inspect",
                "inspect --nonsense /",
                "inspect --quick --deep /",
                "inspect --spark 9.9 /",
                "inspect --spark x /",
                "inspect --conf novalue /",
                "ls",
                "ls / /",
                "decode",
                "decode /",
                "decode --as nonsense /etc/hostname"
            })
    void aCommandLineThatMakesNoSense(String line) {
        RunOfCli run = RunOfCli.of(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(ExitStatus.USAGE, run.status(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("--help"), run.err());
    }

    @Test
    void aPathWithoutACommandGetsAHint() {
        RunOfCli run = RunOfCli.of(folder.toString());
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains("checkpoint-inspector inspect " + folder), run.err());
    }

    @Test
    void aPlaceThatIsNotThereCouldNotBeRead() throws IOException {
        String missing = folder.resolve("missing").toString();
        RunOfCli run = RunOfCli.of("inspect", missing);
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains(missing), run.err());
        assertFalse(run.err().contains("Exception"), run.err());

        RunOfCli json = RunOfCli.of("inspect", "--json", missing);
        assertEquals(ExitStatus.UNREADABLE, json.status());
        assertEquals("NOT_FOUND", Schemas.validate("inspect-1", json.out()).at("/error/kind").asText());
    }

    @Test
    void aStoreThatThisVersionCannotOpen() {
        RunOfCli run = RunOfCli.of("inspect", "gopher://host/ck");
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertTrue(run.err().contains("gopher"), run.err());
    }

    @Test
    void debugShowsWhereItFailed() {
        assertTrue(RunOfCli.of("ls", "--debug", folder.resolve("missing").toString()).err().contains("\tat org.checkpointinspector."));
        assertTrue(RunOfCli.of("--debug", "ls", folder.resolve("missing").toString()).err().contains("\tat org.checkpointinspector."));
    }

    @Test
    void aFolderWithoutACheckpoint() {
        RunOfCli run = RunOfCli.of("inspect", folder.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertTrue(run.out().startsWith("NO CHECKPOINT"), run.out());
    }

    @Test
    void oneJsonObjectForEachLocationWhateverHappens() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        RunOfCli run = RunOfCli.of("inspect", "--json", folder.toString(), folder.resolve("missing").toString(), other.toString());
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size(), run.out());
        assertTrue(run.out().endsWith("\n"));
        for (String line : lines) {
            Schemas.validate("inspect-1", line);
        }
    }

    @Test
    void prettyJsonIsForEyes() {
        RunOfCli run = RunOfCli.of("inspect", "--json", "--pretty", folder.toString());
        assertTrue(run.out().lines().count() > 3, run.out());
    }

    @Test
    void aTreeInJsonIsOneObjectALine() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "xyz");
        List<String> lines = RunOfCli.of("ls", "--json", folder.toString()).out().lines().toList();
        assertEquals(4, lines.size());
        JsonNode last = null;
        for (String line : lines) {
            last = Schemas.validate("ls-1", line);
        }
        assertEquals("a/b/c", last.get("path").asText());
        assertEquals(3, last.get("bytes").asInt());
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            Files.createFile(folder.resolve("a-file-with-quite-a-long-name-" + i));
        }
        RunOfCli run = RunOfCli.to(failing("Broken pipe"), "ls", folder.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status(), "that of a folder without a checkpoint");
        assertEquals("", run.err());
    }

    @Test
    void aFullDiskIsAFailure() {
        RunOfCli run = RunOfCli.to(failing("No space left on device"), "ls", folder.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertTrue(run.err().contains("No space left on device"), run.err());
    }

    @Test
    void whoeverCancelsIsToldSoAndGetsAnObject() throws IOException {
        Files.createFile(folder.resolve("file"));
        RunOfCli run = RunOfCli.withProgress(() -> true, "inspect", "--json", folder.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertEquals("CANCELLED", Schemas.validate("inspect-1", run.out()).at("/error/kind").asText());
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
