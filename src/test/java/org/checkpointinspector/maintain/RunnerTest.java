package org.checkpointinspector.maintain;

import static org.checkpointinspector.maintain.SmallCheckpoint.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans on the real local disk, carried out to the end, and taken back. */
class RunnerTest {

    @TempDir
    private Path folder;

    private final Places places = SmallCheckpoint.places();
    private Path orders;
    private Location checkpoint;
    private Location backup;
    private String before;

    @BeforeEach
    void write() throws IOException {
        orders = SmallCheckpoint.write(folder.resolve("orders"));
        checkpoint = Location.of(orders);
        backup = Location.of(folder.resolve("orders_backup"));
        before = tree(orders);
    }

    @AfterEach
    void close() {
        places.close();
    }

    @Test
    void backsUpAndVerifies() throws IOException {
        Plan plan = PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup);
        assertFalse(Files.exists(folder.resolve("orders_backup")), "a plan changes nothing");
        run(plan);

        assertEquals(before, tree(orders));
        assertEquals(before, tree(folder.resolve("orders_backup/checkpoint")));
        BackupCheck check = BackupCheck.of(places, backup, () -> false);
        assertEquals(new BackupCheck(13, plan.totals().copiedBytes(), 0, List.of()), check);
    }

    @Test
    void seesWhatIsWrongWithABackup() throws IOException {
        run(PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup));
        Path data = folder.resolve("orders_backup/checkpoint");
        Files.delete(data.resolve("metadata"));
        Files.writeString(data.resolve("commits/0"), "v1\n{\"nextBatchWatermarkMs\":1}");
        Files.writeString(data.resolve("commits/1"), "v1");
        Files.writeString(data.resolve("commits/9"), "v1");

        BackupCheck check = BackupCheck.of(places, backup, () -> false);
        assertEquals(4, check.problems().size(), check.problems()::toString);
        Files.delete(folder.resolve("orders_backup/manifest.json"));
        assertThrows(StorageException.class, () -> BackupCheck.of(places, backup, () -> false));
    }

    @ParameterizedTest
    @EnumSource(PlanClear.What.class)
    void clearsAndTakesItBack(PlanClear.What what) throws IOException {
        Plan plan = PlanClear.of(SmallCheckpoint.subject(places, checkpoint), what, backup);
        run(plan);

        switch (what) {
            case EVERYTHING -> assertEquals("/", tree(orders));
            case ALL_BUT_METADATA -> assertEquals(List.of("/", ".metadata.crc", "metadata"), paths(tree(orders)));
            case DAMAGED -> assertFalse(tree(orders).contains(".tmp"), tree(orders));
        }
        assertTrue(BackupCheck.of(places, backup, () -> false).isWhole());
        undo(plan);
        assertEquals(before, tree(orders));
    }

    private static List<String> paths(String tree) {
        return tree.lines().map(line -> line.split(" ")[0]).toList();
    }

    @Test
    void restoresInPlaceAndTakesItBack() throws IOException {
        run(PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup));
        Files.delete(orders.resolve("offsets/2"));
        Files.writeString(orders.resolve("commits/2"), "damaged");
        String damaged = tree(orders);
        Plan plan = PlanRestore.of(places, backup, null, SmallCheckpoint.NOW + 60_000, "test");
        run(plan);

        assertEquals(before, tree(orders));
        undo(plan);
        assertEquals(damaged, tree(orders));
    }

    @Test
    void restoresElsewhereAndSaysWhatThatMeans() throws IOException {
        run(PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup));
        Plan plan = PlanRestore.of(places, backup, Location.of(folder.resolve("elsewhere/copy")), SmallCheckpoint.NOW, "test");
        assertTrue(plan.risks().get(0).contains("was written at " + orders), plan.risks()::toString);
        run(plan);

        assertEquals(before, tree(folder.resolve("elsewhere/copy")));
        undo(plan);
        assertEquals("", tree(folder.resolve("elsewhere/copy")));
        assertEquals(before, tree(orders));
    }

    @Test
    void refusesToUndoWhatSparkHasGoneOnFrom() throws IOException {
        Plan plan = PlanClear.of(SmallCheckpoint.subject(places, checkpoint), PlanClear.What.EVERYTHING, backup);
        run(plan);
        Files.createDirectories(orders.resolve("commits"));
        Files.writeString(orders.resolve("commits/0"), "v1\n{}");

        StorageException failure = assertThrows(StorageException.class, () -> PlanUndo.of(places, plan, SmallCheckpoint.NOW, "test"));
        assertTrue(failure.getMessage().contains("written to since"), failure::getMessage);
    }

    @Test
    void stopsBeforeTheFirstChangeWhereSomebodyHasWritten() throws IOException {
        Plan plan = PlanClear.of(SmallCheckpoint.subject(places, checkpoint), PlanClear.What.EVERYTHING, backup);
        Files.writeString(orders.resolve("offsets/3"), "v1");
        String after = tree(orders);
        Outcome outcome = Runner.run(places, plan, false, RunListener.NONE);

        assertEquals(Status.REFUSED, outcome.status(), outcome::toString);
        assertTrue(outcome.message().contains("offsets/3"), outcome::message);
        assertEquals(after, tree(orders));
        assertFalse(Files.exists(folder.resolve("orders_backup")));
    }

    private void run(Plan plan) {
        Outcome outcome = Runner.run(places, plan, false, RunListener.NONE);
        assertEquals(Status.DONE, outcome.status(), outcome::toString);
    }

    private void undo(Plan plan) throws IOException {
        run(PlanUndo.of(places, plan, SmallCheckpoint.NOW + 120_000, "test"));
    }
}
