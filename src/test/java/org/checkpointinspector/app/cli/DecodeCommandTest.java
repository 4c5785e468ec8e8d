package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    @TempDir
    private Path folder;

    private Path query;

    @BeforeEach
    void writeAQuery() throws IOException {
        query = Query.write(folder.resolve("query"), 2);
    }

    @Test
    void aFileIsKnownByItsPlace() {
        RunOfCli run = RunOfCli.of("decode", query.resolve("offsets/1").toString());
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertTrue(run.out().startsWith("offset log 1\n"), run.out());
        assertTrue(run.out().contains("spark.sql.shuffle.partitions"), run.out());
    }

    @Test
    void checksumFilesBesideItDoNotMatterAndCanBeDecoded() throws IOException {
        Files.write(query.resolve("offsets/.1.crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});
        assertEquals(ExitStatus.OK, RunOfCli.of("decode", query.resolve("offsets/1").toString()).status());
        RunOfCli run = RunOfCli.of("decode", query.resolve("offsets/.1.crc").toString());
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertTrue(run.out().contains("01020304"), run.out());
    }

    @Test
    void secretsAreMasked() throws IOException {
        Path offsets = query.resolve("offsets/1");
        Files.writeString(offsets, Files.readString(offsets).replace("\"conf\":{", "\"conf\":{\"spark.hadoop.fs.s3a.secret.key\":\"hunter2\","));
        assertEquals(-1, RunOfCli.of("decode", offsets.toString()).out().indexOf("hunter2"));
        assertEquals(-1, RunOfCli.of("decode", "--json", offsets.toString()).out().indexOf("hunter2"));
    }

    @Test
    void inJsonTheContentHasTheFieldsOfItsRecord() throws IOException {
        RunOfCli run = RunOfCli.of("decode", "--json", query.resolve("offsets/1").toString());
        JsonNode decoded = Schemas.validate("decode-1", run.out());
        assertEquals("offset-log", decoded.get("role").asText());
        assertEquals(1_700_000_000_000L, decoded.at("/content/metadata/batchTimestampMs").asLong());
        assertEquals("2", decoded.at("/content/sources/0/json").asText());
        assertTrue(decoded.get("damage").isNull());
    }

    @Test
    void damageIsSaidWithItsByte() throws IOException {
        Path damaged = query.resolve("commits/1");
        Files.writeString(damaged, "v1\n{\"nextBatchWate");
        RunOfCli run = RunOfCli.of("decode", damaged.toString());
        assertEquals(ExitStatus.BAD, run.status());
        assertTrue(run.out().contains("DAMAGED  byte "), run.out());
        JsonNode decoded = Schemas.validate("decode-1", RunOfCli.of("decode", "--json", damaged.toString()).out());
        assertEquals("JSON_TRUNCATED", decoded.at("/damage/kind").asText());
    }

    @Test
    void aCopyFromSomewhereNeedsItsRole() throws IOException {
        Path copy = Files.copy(query.resolve("commits/1"), folder.resolve("copy"));
        RunOfCli lost = RunOfCli.of("decode", copy.toString());
        assertEquals(ExitStatus.USAGE, lost.status());
        assertTrue(lost.err().contains("--as"), lost.err());
        assertEquals(ExitStatus.OK, RunOfCli.of("decode", "--as", "commit-log", copy.toString()).status());
    }

    @Test
    void aFileThatThisVersionDoesNotDecodeIsSaidSo() throws IOException {
        Path own = query.resolve("sources/0/private/index");
        Files.createDirectories(own.getParent());
        Files.write(own, new byte[] {1, 2, 3});
        RunOfCli run = RunOfCli.of("decode", own.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertTrue(run.err().contains("source's own file"), run.err());
    }

    @Test
    void aMissingFileCouldNotBeRead() {
        assertEquals(ExitStatus.UNREADABLE, RunOfCli.of("decode", query.resolve("offsets/7").toString()).status());
    }

    @Test
    void aFolderIsNoFile() {
        RunOfCli run = RunOfCli.of("decode", query.resolve("offsets").toString());
        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().contains("is a folder"), run.err());
    }

    @Test
    void aFolderWithOneFileOfItsOwnNameIsStillAFolder() throws IOException {
        Path trap = Files.createDirectories(folder.resolve("metadata"));
        Files.copy(query.resolve("metadata"), trap.resolve("metadata"));
        assertEquals(ExitStatus.USAGE, RunOfCli.of("decode", trap.toString()).status());
    }
}
