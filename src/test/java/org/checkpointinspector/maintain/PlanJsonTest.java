package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {

    private static final Location FROM = new Location("s3a", "bucket", "/a b/orders");
    private static final Location BACKUP = new Location("file", "", "/tmp/a b%20c/orders_backup");

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Plan plan = plan();
        String text = json(plan);

        Plan read = PlanJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "plan.json");
        assertEquals(text, json(read));
        assertEquals(plan.location(), read.location());
        assertEquals(plan.backup(), read.backup());
        assertEquals(plan.totals(), read.totals());
        assertEquals(new Plan.Totals(2, 30, 0, 0, 2, 30), read.totals());
        assertEquals(plan.phases().get(2).steps().stream().toList(), read.phases().get(2).steps().stream().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../commits/1", "commits/../../x", "/etc/passwd", "commits//1", "./commits/1"})
    void leadsOutOfNoFolder(String path) throws IOException {
        String text = json(plan()).replace("commits/1", path);

        assertThrows(StorageException.class, () -> PlanJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "plan.json"));
    }

    @Test
    void refusesWhatIsNoPlan() throws IOException {
        String whole = json(plan());
        for (int length = 0; length < whole.length(); length += 7) {
            byte[] cut = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);
            StorageException failure = assertThrows(StorageException.class, () -> PlanJson.read(new ByteArrayInputStream(cut), "plan.json"));
            assertTrue(failure.getMessage().startsWith("plan.json is no plan"), failure::getMessage);
        }
        byte[] other = whole.replace("plan/1", "plan/2").getBytes(StandardCharsets.UTF_8);
        assertThrows(StorageException.class, () -> PlanJson.read(new ByteArrayInputStream(other), "plan.json"));
    }

    private static Plan plan() {
        Steps steps = Steps.of(List.of(new Step("commits/1", 10, 1_700_000_000_000L), new Step("offsets/1", 20, 1_700_000_000_001L)));
        List<Phase> phases = SetAside.phases(FROM, BACKUP.resolve(Plan.DATA), List.of(new SetAside.Group("logs", true, steps)));
        return new Plan(
                Action.ROLLBACK,
                FROM,
                1_700_000_000_002L,
                BACKUP,
                new Plan.Origin(Checkpoint.Kind.STRUCTURED_STREAMING, Verdict.FAILS, "checkpoint-inspector 0"),
                List.of(new Untouched(FROM, 3, 4, "00")),
                List.of("offsets", "commits"),
                phases,
                List.of("Batch 1 runs again."));
    }

    private static String json(Plan plan) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            PlanJson.write(plan, json);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
