package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdict against that of the real Spark that wrote the checkpoint and was restarted from it. */
class OracleTest {

    private static final Set<String> REFUSED = Set.of("FAILS", "TIMEOUT");

    /** What no file can tell: with the whole folder 'state' gone, a stateful query looks like a stateless one. A WARNING and an assumption say so. */
    private static final Pattern STATE_GONE = Pattern.compile(".*-agg-hdfs-state-missing");
    /** What no file can tell: where a Kafka topic ends. */
    private static final Set<String> BEYOND_THE_TOPIC = Set.of("4.1.1-kafka-agg-hdfs-offset-last-too-high");

    @TempDir
    Path folder;

    static Stream<String> healthyQueries() {
        return GoldenCheckpoints.ids().stream().filter(id -> !id.contains("-ds-"));
    }

    static Stream<String> damagedQueries() {
        return GoldenCheckpoints.damagedIds().stream().filter(id -> !id.contains("-ds-") && !BEYOND_THE_TOPIC.contains(id));
    }

    @ParameterizedTest
    @MethodSource("healthyQueries")
    void a_healthy_query_is_clean_and_its_logs_are_read_as_Spark_reads_them(String id) throws Exception {
        JsonNode expected = GoldenCheckpoints.unpack(id, folder);
        CheckpointInspection inspection = inspect(id);
        CheckpointInspection.Progress progress = inspection.progress();
        assertAll(
                () -> assertEquals(Verdict.RESTARTS, inspection.verdict(), () -> String.valueOf(inspection.findings())),
                () -> assertEquals(List.of(), inspection.findings().stream().filter(OracleTest::isAlarm).toList()),
                () -> assertEquals(List.of(), unknownFiles(inspection)),
                () -> assertEquals(expected.path("query_id").asText(), progress.queryId()),
                () -> assertEquals(expected.path("last_offset_batch").asLong(), progress.latestOffsetBatch()),
                () -> assertEquals(expected.path("last_committed_batch").asLong(), progress.latestCommitBatch()),
                () -> assertEquals(watermarkMs(expected), progress.watermarkMs()),
                () -> assertEquals(newestOffsets(expected), inspection.sources().stream().map(CheckpointInspection.SourceSummary::offset).toList()));
    }

    /** What the newest commit log says; up to Spark 2.3 it said nothing, and the newest offset log has the watermark. */
    private static long watermarkMs(JsonNode expected) {
        JsonNode committed = expected.path("next_batch_watermark_ms");
        return committed.isNull() ? expected.path("offsets").path(expected.path("last_offset_batch").asText()).path("batchWatermarkMs").asLong() : committed.asLong();
    }

    @ParameterizedTest
    @MethodSource("damagedQueries")
    void a_damaged_query_gets_the_verdict_of_Spark(String id) throws Exception {
        JsonNode oracle = GoldenCheckpoints.unpackDamaged(id, folder).path("oracle");
        CheckpointInspection inspection = inspect(id);
        if (STATE_GONE.matcher(id).matches()) {
            assertTrue(inspection.findings().stream().anyMatch(finding -> finding.rule().equals("state.absent")));
            assertEquals(1, inspection.assumed().size());
            return;
        }
        Verdict expected = REFUSED.contains(oracle.path("verdict").asText()) ? Verdict.FAILS : Verdict.RESTARTS;
        assertEquals(expected, inspection.verdict(), () -> oracle.path("message").asText() + inspection.findings());
        if (expected == Verdict.FAILS && oracle.hasNonNull("exception_class")) {
            SparkError error = inspection.cause().spark();
            assertEquals(simple(oracle.path("exception_class").asText()), simple(error.exception()), () -> String.valueOf(inspection.cause()));
            assertEquals(oracle.path("error_class").asText(null), error.condition(), () -> String.valueOf(inspection.cause()));
        }
    }

    private CheckpointInspection inspect(String id) throws Exception {
        Location location = Location.parse(folder.resolve("checkpoint").toString());
        SparkVersion spark = SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow();
        try (Storage storage = Stores.open(location)) {
            Inspection inspection = Inspector.inspect(storage, location, new InspectionRequest(Depth.DEEP, List.of(spark), Map.of()), InspectionListener.NONE);
            assertEquals(1, inspection.checkpoints().size(), "checkpoints found");
            return inspection.checkpoints().get(0);
        }
    }

    private static boolean isAlarm(Finding finding) {
        return finding.severity() == Severity.ERROR || finding.severity() == Severity.LOSS;
    }

    private static List<String> unknownFiles(CheckpointInspection inspection) {
        return StreamSupport.stream(inspection.files().spliterator(), false)
                .filter(report -> report.file().role() == Role.UNKNOWN)
                .map(report -> report.file().path())
                .toList();
    }

    private static List<String> newestOffsets(JsonNode expected) {
        JsonNode newest = expected.path("offsets").path(expected.path("last_offset_batch").asText());
        JsonNode offsets = newest.has("offsets_by_source") ? newest.path("offsets_by_source") : newest.path("offsets");
        return StreamSupport.stream(offsets.spliterator(), false).map(offset -> offset.isNull() ? null : offset.asText()).toList();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    @ParameterizedTest
    @MethodSource("healthyQueries")
    void the_writer_is_found_out(String id) throws Exception {
        GoldenCheckpoints.unpack(id, folder);
        Location location = Location.parse(folder.resolve("checkpoint").toString());
        try (Storage storage = Stores.open(location)) {
            CheckpointInspection inspection =
                    Inspector.inspect(storage, location, InspectionRequest.standard(), InspectionListener.NONE).checkpoints().get(0);
            SparkVersion wrote = SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow();
            SparkVersion judged = inspection.spark().judgedFor();
            assertTrue(judged.atLeast(wrote.major(), wrote.minor()), () -> id + " is judged for " + judged + ", written by " + inspection.spark().writtenBy());
            assertEquals(wrote.major(), judged.major(), () -> id + " is judged for " + judged);
        }
    }
}
