package org.checkpointinspector.inspect.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdict on DStream checkpoints against that of the real Spark that wrote the checkpoint and was restarted from it. */
class DStreamOracleTest {

    private static final Set<String> REFUSED = Set.of("FAILS", "TIMEOUT");
    private static final Set<String> OTHERWISE = Set.of("RESTARTS_DIFFERENTLY", "STARTS_FRESH");

    @TempDir
    Path folder;

    static Stream<String> healthy() {
        return GoldenCheckpoints.ids().stream().filter(id -> id.contains("-ds-"));
    }

    static Stream<String> damaged() {
        return GoldenCheckpoints.damagedIds().stream().filter(id -> id.contains("-ds-"));
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void healthyIsClean(String id) throws Exception {
        GoldenCheckpoints.unpack(id, folder);
        CheckpointInspection inspection = inspect(List.of(SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow()));
        assertEquals(Verdict.RESTARTS, inspection.verdict(), () -> String.valueOf(inspection.findings()));
        assertEquals(List.of(), inspection.findings().stream().filter(DStreamOracleTest::isAlarm).toList());
        assertEquals(0, inspection.unverifiedBytes());
        assertTrue(StreamSupport.stream(inspection.files().spliterator(), false).noneMatch(report -> report.file().role() == Role.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void theWriterIsFoundOut(String id) throws Exception {
        GoldenCheckpoints.unpack(id, folder);
        CheckpointInspection inspection = inspect(List.of());
        SparkVersion wrote = SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow();
        assertEquals(SparkVersion.line(wrote.major(), wrote.minor()), inspection.spark().judgedFor());
        assertTrue(inspection.spark().writtenBy().endsWith(id.endsWith("scala212") ? "Scala 2.12" : "Scala 2.13"), inspection.spark().writtenBy());
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedGetsTheVerdictOfSpark(String id) throws Exception {
        JsonNode oracle = GoldenCheckpoints.unpackDamaged(id, folder).path("oracle");
        CheckpointInspection inspection = inspect(List.of(SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow()));
        String spark = oracle.path("verdict").asText();
        assertEquals(REFUSED.contains(spark) ? Verdict.FAILS : Verdict.RESTARTS, inspection.verdict(), () -> oracle + " " + inspection.findings());
        if (REFUSED.contains(spark)) {
            assertEquals(oracle.path("exception_class").asText(), inspection.cause().spark().exception(), () -> String.valueOf(inspection.cause()));
        } else if (oracle.hasNonNull("recovery_file")) {
            assertEquals(oracle.path("recovery_file").asText(), inspection.application().recoveryFile());
            assertEquals(oracle.path("checkpoint_time").asLong(), inspection.application().checkpointTimeMs());
        }
        if (OTHERWISE.contains(spark)) {
            assertTrue(inspection.losesData(), () -> String.valueOf(inspection.findings()));
        }
    }

    private CheckpointInspection inspect(List<SparkVersion> spark) throws Exception {
        Location location = Location.parse(folder.resolve("checkpoint").toString());
        try (Storage storage = Stores.open(location)) {
            Inspection inspection = Inspector.inspect(storage, location, new InspectionRequest(Depth.DEEP, spark, Map.of()), InspectionListener.NONE);
            assertEquals(1, inspection.checkpoints().size(), "checkpoints found");
            return inspection.checkpoints().get(0);
        }
    }

    private static boolean isAlarm(Finding finding) {
        return finding.severity() == Severity.ERROR || finding.severity() == Severity.LOSS;
    }
}
