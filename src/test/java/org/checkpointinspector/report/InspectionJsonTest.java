package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection.VersionVerdict;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionJsonTest {
    @TempDir
    private Path folder;

    @Test
    void aFailureInFull() throws IOException {
        Inspection inspection = HandBuilt.inspection(
                folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS).finding(HandBuilt.STRANGER));
        String json = json(inspection);
        assertFalse(json.contains("\n"), "one line");
        Golden.compare("fails.json", new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Schemas.validate("inspect-1", json)) + "\n");
    }

    @Test
    void everyKindOfAnswerFitsTheSchema() throws IOException {
        SparkError error = new SparkError(List.of("java.io.FileNotFoundException"), null, "gone");
        Cause cause = new Cause("sources/0/9", null, "gone", error);
        Inspection inspection = HandBuilt.inspection(
                folder,
                Depth.ALL,
                HandBuilt.draft(Verdict.RESTARTS).here("hdfs://prod/ck", Verdict.FAILS, cause),
                HandBuilt.draft(Verdict.RESTARTS)
                        .verdicts(
                                new VersionVerdict(SparkVersion.line(4, 2), Verdict.FAILS, cause, false),
                                new VersionVerdict(new SparkVersion(4, 1, 0), Verdict.RESTARTS, null, true)),
                HandBuilt.draft(Verdict.UNKNOWN).unknownBecause("cancelled").unverified(5),
                HandBuilt.draft(null).kind(Checkpoint.Kind.FILE_SINK_LOG).assumed("something"));
        JsonNode checkpoints = Schemas.validate("inspect-1", json(inspection)).get("checkpoints");
        assertEquals("FAILS", checkpoints.get(0).at("/here/verdict").asText());
        assertEquals("hdfs://prod/ck", checkpoints.get(0).get("home").asText());
        assertEquals("4.1.0", checkpoints.get(1).at("/verdicts/1/spark").asText());
        assertFalse(checkpoints.get(1).at("/verdicts/0/losesData").asBoolean());
        assertTrue(checkpoints.get(1).at("/verdicts/1/losesData").asBoolean());
        assertEquals("cancelled", checkpoints.get(2).get("unknownBecause").asText());
        assertTrue(checkpoints.get(3).get("verdict").isNull());
    }

    @Test
    void evidenceKeepsItsTypesAndItsOrder() throws IOException {
        Finding finding = new Finding(
                "a.b",
                Severity.INFO,
                "",
                null,
                "s",
                HandBuilt.ordered("z", 12L, "a", 0.5, "flag", true, "list", List.of(1, "two"), "path", Path.of("x"), "big", new java.math.BigInteger("9".repeat(30))),
                null,
                null);
        JsonNode evidence = Schemas.validate("inspect-1", json(HandBuilt.inspection(folder, Depth.ALL, HandBuilt.draft(Verdict.RESTARTS).finding(finding))))
                .at("/checkpoints/0/findings/0/evidence");
        assertEquals("{\"z\":12,\"a\":0.5,\"flag\":true,\"list\":[1,\"two\"],\"path\":\"x\",\"big\":" + "9".repeat(30) + "}", evidence.toString());
    }

    @Test
    void aLocationThatCouldNotBeReadIsStillOneObject() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            InspectionJson.writeError(new Location("s3a", "bucket", "/ck"), "UNSUPPORTED", "It cannot be opened.", null, json);
        }
        JsonNode node = Schemas.validate("inspect-1", bytes.toString(StandardCharsets.UTF_8));
        assertEquals("s3a://bucket/ck", node.get("location").asText());
        assertEquals(0, node.get("checkpoints").size());
    }

    @Test
    void whatCouldNotBeListedIsSaid() throws IOException {
        List<ListingProblem> problems = List.of(new ListingProblem("state", ListingProblem.Kind.DENIED, "Permission denied."));
        Inspection inspection = new Inspection(HandBuilt.listing(folder, HandBuilt.FILES, problems), Depth.DEEP, List.of());
        assertEquals("DENIED", Schemas.validate("inspect-1", json(inspection)).at("/problems/0/kind").asText());
    }

    /** A scan of a million files must not be held in memory: what was written of it has left the writer before the next file is asked for. */
    @Test
    void filesAreWrittenAsTheyAreWalked() throws IOException {
        Inspection one = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS));
        var checkpoint = one.checkpoints().get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int files = 100_000;
        List<Integer> ahead = new ArrayList<>();
        Iterable<org.checkpointinspector.inspect.CheckpointInspection.FileReport> many = () -> new Iterator<>() {
            private int asked;

            @Override
            public boolean hasNext() {
                return asked < files;
            }

            @Override
            public org.checkpointinspector.inspect.CheckpointInspection.FileReport next() {
                ahead.add(asked * 100 - bytes.size());
                asked++;
                return checkpoint.files().iterator().next();
            }
        };
        var big = new org.checkpointinspector.inspect.CheckpointInspection(
                checkpoint.checkpoint(), checkpoint.verdict(), null, null, checkpoint.spark(), List.of(), List.of(), null, checkpoint.progress(), List.of(),
                List.of(), List.of(), 0, List.of(), many, null, null);
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            InspectionJson.write(new Inspection(one.listing(), Depth.DEEP, List.of(big)), json);
        }
        assertEquals(files, ahead.size());
        assertTrue(ahead.stream().allMatch(behind -> behind < 20_000), "at most a buffer is held back");
    }

    @Test
    void theSchemaNamesEveryRole() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Files.readString(Schemas.FOLDER.resolve("inspect-1.json")));
        List<String> named = new ArrayList<>();
        schema.at("/$defs/role/enum").forEach(role -> named.add(role.asText()));
        assertEquals(List.of(Role.values()).stream().map(Role::id).toList(), named);
    }

    static String json(Inspection inspection) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            InspectionJson.write(inspection, json);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
