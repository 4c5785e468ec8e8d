package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    private Path folder;

    private Path good;

    @BeforeEach
    void writeAQuery() throws IOException {
        good = Query.write(folder.resolve("good"), 3);
    }

    @Test
    void aGoodQueryRestarts() {
        RunOfCli run = RunOfCli.of("inspect", good.toString());
        assertTrue(run.out().startsWith("RESTARTS: Spark "), run.out());
        assertEquals(ExitStatus.OK, run.status());
        assertEquals("", run.err());
    }

    @Test
    void hashesAreThoseOfTheFilesInEveryReport() throws Exception {
        Path html = folder.resolve("report.html");
        Path markdown = folder.resolve("report.md");
        RunOfCli run = RunOfCli.of("inspect", "--hashes", "--html", html.toString(), "--markdown", markdown.toString(), "--json", good.toString());
        JsonNode files = Schemas.validate("inspect-1", run.out()).at("/checkpoints/0/files");
        assertTrue(files.size() > 5);
        for (JsonNode file : files) {
            byte[] content = Files.readAllBytes(good.resolve(file.get("path").asText()));
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertEquals(hash, file.get("sha256").asText());
            assertTrue(Files.readString(html).contains("<td>" + hash + "</td>"), hash);
            assertTrue(Files.readString(markdown).contains("\n" + hash + "  " + file.get("path").asText() + "\n"), hash);
        }
        assertFalse(RunOfCli.of("inspect", "--json", good.toString()).out().contains("sha256"));
    }

    @Test
    void aQuickLookIsNeverGreen() throws IOException {
        RunOfCli run = RunOfCli.of("inspect", "--quick", "--json", good.toString());
        assertEquals(ExitStatus.CAUTION, run.status());
        assertEquals("quick", Schemas.validate("inspect-1", run.out()).get("depth").asText());
    }

    @Test
    void anEmptyOffsetLogFileStopsIt() throws IOException {
        Files.write(good.resolve("offsets/2"), new byte[0]);
        RunOfCli run = RunOfCli.of("inspect", "--json", good.toString());
        assertEquals(ExitStatus.BAD, run.status());
        JsonNode checkpoint = Schemas.validate("inspect-1", run.out()).at("/checkpoints/0");
        assertEquals("FAILS", checkpoint.get("verdict").asText());
        assertEquals("offsets/2", checkpoint.at("/cause/path").asText());
        RunOfCli text = RunOfCli.of("inspect", good.toString());
        assertTrue(text.out().contains("\nCause         offsets/2, byte 0\n"), text.out());
    }

    @Test
    void severalCheckpointsEndInASummaryAndInTheWorstStatus() throws IOException {
        Files.write(Query.write(folder.resolve("bad"), 2).resolve("offsets/1"), new byte[0]);
        RunOfCli run = RunOfCli.of("inspect", folder.toString());
        assertEquals(ExitStatus.BAD, run.status());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.contains("FAILS                        0  " + folder.resolve("bad")) || run.out().contains("FAILS  "), run.out());
        assertEquals("2 checkpoints: 1 good, 1 broken or losing data", lines.get(lines.size() - 1));
        assertEquals(ExitStatus.UNREADABLE, RunOfCli.of("inspect", folder.toString(), folder.resolve("missing").toString()).status());
    }

    @Test
    void everyKnownSparkIsJudgedNewestFirst() throws IOException {
        JsonNode verdicts = Schemas.validate("inspect-1", RunOfCli.of("inspect", "--spark", "all", "--json", good.toString()).out()).at("/checkpoints/0/verdicts");
        assertTrue(verdicts.size() > 10, verdicts.toString());
        assertEquals("4.2", verdicts.get(0).get("spark").asText());
    }

    @Test
    void theAskedSparkIsTheOneThatIsJudged() throws IOException {
        JsonNode checkpoint = Schemas.validate("inspect-1", RunOfCli.of("inspect", "--spark=3.5.6", "--conf", "a=b", "--json", good.toString()).out()).at("/checkpoints/0");
        assertEquals("3.5.6", checkpoint.at("/spark/judgedFor").asText());
        assertEquals(0, checkpoint.get("verdicts").size());
    }

    @Test
    void whereverItIsCancelledThereIsAnObjectAndNoGreen() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        RunOfCli whole = RunOfCli.withProgress(() -> asked.incrementAndGet() < 0, "inspect", "--json", good.toString());
        assertEquals(ExitStatus.OK, whole.status(), whole.out());
        int questions = asked.get();
        boolean partial = false;
        for (int answered = 0; answered < questions - 1; answered++) {
            int enough = answered;
            asked.set(0);
            RunOfCli run = RunOfCli.withProgress(() -> asked.incrementAndGet() > enough, "inspect", "--json", good.toString());
            JsonNode checkpoint = Schemas.validate("inspect-1", run.out()).at("/checkpoints/0");
            // where only the advice was cut short, the verdict was given before and stands
            boolean judged = checkpoint.path("verdict").asText().equals("RESTARTS") && !checkpoint.has("trend");
            // a slow disk makes for more questions: this run may have come to its end, or to the last of them, before it was told to stop
            judged |= asked.get() <= enough + 1;
            assertTrue(run.status() == ExitStatus.UNREADABLE || run.status() == ExitStatus.CAUTION || judged, run.out());
            partial |= checkpoint.path("unknownBecause").asText().contains("cancelled") && !checkpoint.get("files").isEmpty();
        }
        assertTrue(partial, "what was found before is printed");
    }

    @Test
    void theTreeShowsRolesAndHealth() throws IOException {
        Files.write(good.resolve("offsets/2"), new byte[0]);
        RunOfCli run = RunOfCli.of("ls", good.toString());
        assertEquals(ExitStatus.BAD, run.status());
        assertTrue(run.out().lines().anyMatch(line -> line.contains("DAMAGED") && line.contains("offset log")), run.out());
        List<JsonNode> nodes = RunOfCli.of("ls", "--json", good.toString()).out().lines().map(InspectCommandTest::valid).toList();
        assertTrue(nodes.stream().anyMatch(node -> node.get("path").asText().equals("offsets/2") && node.get("health").asText().equals("DAMAGED")));
    }

    private static JsonNode valid(String line) {
        try {
            return Schemas.validate("ls-1", line);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
