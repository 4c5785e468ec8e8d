package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** backup, verify, restore, clear and undo, through the command line. */
class ActionCommandsTest {

    @TempDir
    private Path folder;

    private String orders;
    private String backup;

    @BeforeEach
    void write() throws IOException {
        Path written = Query.write(folder.resolve("orders"), 3);
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
            }
        }
        orders = written.toString();
        backup = folder.resolve("kept").toString();
    }

    @Test
    void backsUpVerifiesAndRestores() throws IOException {
        RunOfCli dry = RunOfCli.of("backup", orders, backup, "--dry-run");
        assertEquals(0, dry.status(), dry::err);
        assertTrue(dry.out().contains("Plan to back up " + orders), dry::out);
        assertTrue(dry.out().contains("8 files copied"), dry::out);
        assertFalse(Files.exists(Path.of(backup)));

        assertEquals(0, RunOfCli.of("backup", orders, backup, "--yes").status());
        RunOfCli verify = RunOfCli.of("verify", backup);
        assertEquals(0, verify.status());
        assertTrue(verify.out().startsWith("Whole: 8 files"), verify::out);

        Files.writeString(folder.resolve("orders/commits/2"), "damaged");
        assertEquals(4, RunOfCli.of("restore", backup, "--yes").status(), "somebody has just written there");
        RunOfCli restore = RunOfCli.of("restore", backup, "--yes", "--force-path", orders);
        assertEquals(0, restore.status(), restore::err);
        assertEquals("v1\n{\"nextBatchWatermarkMs\":0}", Files.readString(folder.resolve("orders/commits/2")));

        Files.writeString(folder.resolve("kept/checkpoint/commits/2"), "v1\n{\"nextBatchWatermarkMs\":9}");
        RunOfCli damaged = RunOfCli.of("verify", backup);
        assertEquals(2, damaged.status());
        assertTrue(damaged.out().contains("commits/2 does not hold what was backed up"), damaged::out);
        assertEquals(4, RunOfCli.of("restore", backup, "--yes").status());
    }

    @Test
    void packsAndRestores() throws IOException {
        String archive = folder.resolve("kept.tar.gz").toString();
        RunOfCli packed = RunOfCli.of("backup", orders, archive, "--yes");
        assertEquals(0, packed.status(), packed::err);
        RunOfCli verify = RunOfCli.of("verify", archive);
        assertTrue(verify.out().startsWith("Whole: 8 files"), verify::out);
        RunOfCli again = RunOfCli.of("backup", orders, archive, "--yes");
        assertTrue(again.err().contains("is there already"), again::err);
        RunOfCli restored = RunOfCli.of("restore", archive, folder.resolve("elsewhere").toString(), "--yes");
        assertEquals(0, restored.status(), restored::err);
        assertEquals(List.of("commits", "metadata", "offsets", "sources"), list(folder.resolve("elsewhere")));
        Files.write(Path.of(archive), new byte[9]);
        assertEquals(2, RunOfCli.of("verify", archive).status());
    }

    @Test
    void backsUpAsOfABatch() throws IOException {
        RunOfCli run = RunOfCli.of("backup", orders, backup, "--as-of", "1", "--yes");
        assertEquals(0, run.status(), run::err);
        assertEquals(List.of("0", "1"), list(folder.resolve("kept/checkpoint/offsets")));
        assertEquals(List.of("0", "1"), list(folder.resolve("kept/checkpoint/commits")));
        assertEquals(List.of("0", "1", "2"), list(folder.resolve("orders/commits")));
        assertEquals(4, RunOfCli.of("backup", orders, backup + "2", "--as-of", "7", "--yes").status());
    }

    @Test
    void writesForWhoIsToHelpWithoutValuesAndSecrets() throws IOException {
        Path offsets = folder.resolve("orders/offsets/2");
        Files.writeString(offsets, Files.readString(offsets).replace("\"conf\":{", "\"conf\":{\"spark.kafka.ssl.key.password\":\"hunter2-planted\","));
        Files.createDirectories(folder.resolve("orders/state/0/0"));
        Files.writeString(folder.resolve("orders/state/0/0/1.delta"), "a value of the state: 4711-planted");
        Path zip = folder.resolve("support.zip");
        RunOfCli run = RunOfCli.of("backup", orders, "--support", zip.toString());
        assertEquals(0, run.status(), run::err);
        Map<String, String> entries = entries(zip);
        assertTrue(entries.keySet().containsAll(List.of("report.html", "report.json", "listing.txt", "decoded/offsets/2.json", "decoded/commits/0.json")), entries::toString);
        assertTrue(entries.get("decoded/offsets/2.json").contains("spark.sql.shuffle.partitions"), entries::toString);
        assertTrue(entries.get("listing.txt").contains("state/0/0/1.delta"), entries::toString);
        entries.forEach((name, text) -> assertFalse(text.contains("planted"), () -> name + ": " + text));

        RunOfCli taken = RunOfCli.of("backup", orders, "--support", zip.toString());
        assertEquals(4, taken.status(), taken::err);
        Path all = folder.resolve("all.zip");
        assertEquals(0, RunOfCli.of("backup", orders, "--support", all.toString(), "--with-values").status());
        assertTrue(entries(all).get("raw/state/0/0/1.delta").contains("4711-planted"));
    }

    private static Map<String, String> entries(Path zip) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    @Test
    void clearsAndTakesItBack() throws IOException {
        RunOfCli clear = RunOfCli.of("clear", orders, "--yes");
        assertEquals(0, clear.status(), clear::err);
        assertEquals(List.of(), list(folder.resolve("orders")));
        String undo = clear.out().lines().filter(line -> line.startsWith("To take it back: ")).findFirst().orElseThrow();

        String[] words = undo.split(" ");
        RunOfCli undone = RunOfCli.of("undo", words[words.length - 1], "--yes");
        assertEquals(0, undone.status(), undone::err);
        assertEquals(List.of("commits", "metadata", "offsets", "sources"), list(folder.resolve("orders")));
        RunOfCli again = RunOfCli.of("undo", words[words.length - 1], "--yes");
        assertEquals(0, again.status());
        assertTrue(again.err().contains("nothing to take back"), again::err);
    }

    @Test
    void keepsTheQuerysId() throws IOException {
        assertEquals(0, RunOfCli.of("clear", orders, "--keep-metadata", "--yes").status());
        assertEquals(List.of("metadata"), list(folder.resolve("orders")));
    }

    @Test
    void asksNobodyWhereNobodySits() throws IOException {
        RunOfCli clear = RunOfCli.of("clear", orders);
        assertEquals(4, clear.status());
        assertTrue(clear.err().contains("give --yes"), clear::err);
        assertEquals(4, list(folder.resolve("orders")).size());
        assertEquals(List.of("orders"), list(folder));
    }

    @Test
    void saysHowToGoOn() throws IOException {
        Files.createDirectories(folder.resolve("kept/checkpoint"));
        Files.writeString(folder.resolve("kept/checkpoint/other"), "somebody's");
        RunOfCli taken = RunOfCli.of("clear", orders, "--backup", backup, "--yes");
        assertEquals(4, taken.status(), taken::err);
        assertTrue(taken.err().contains("is not empty"), taken::err);

        RunOfCli nothing = RunOfCli.of("clear", folder.toString(), "--yes");
        assertEquals(3, nothing.status());
        assertTrue(nothing.err().contains("is no checkpoint"), nothing::err);
    }

    @Test
    void printsPlansAndOutcomesForScripts() throws IOException {
        ObjectMapper json = new ObjectMapper();
        RunOfCli plan = RunOfCli.of("clear", orders, "--json", "--dry-run", "--backup", backup);
        assertEquals("MOVE_FOLDER", json.readTree(plan.out()).at("/phases/0/kind").asText(), plan::out);
        Schemas.validate("plan-1", plan.out());
        RunOfCli run = RunOfCli.of("clear", orders, "--json", "--yes", "--backup", backup);
        Schemas.validate("outcome-1", run.out());
        Schemas.validate("plan-1", Files.readString(Path.of(backup, "plan.json")));
        Schemas.validate("manifest-1", Files.readString(Path.of(backup, "manifest.json")));
        Schemas.validate("verify-1", RunOfCli.of("verify", backup, "--json").out());
        assertEquals("DONE", json.readTree(run.out()).path("status").asText(), run::err);
        RunOfCli resumed = RunOfCli.of("clear", "--resume", backup, "--json", "--yes");
        assertEquals("DONE", json.readTree(resumed.out()).path("status").asText(), resumed::err);
        assertTrue(json.readTree(RunOfCli.of("verify", backup, "--json").out()).path("whole").asBoolean());
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
