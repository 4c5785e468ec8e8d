package org.checkpointinspector.inspect.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.row.PartitionHash;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys lie where Spark's hash puts them; where they do not, nobody finds them again. */
class StatePlacementTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"3.5.9-agg-hdfs", "4.1.3-agg-rocksdb-cl", "4.1.3-join-leftouter-hdfs", "4.1.3-types-hdfs", "4.2.0-agg-hdfs"})
    void real_Spark_put_every_key_where_the_hash_says(String id) throws Exception {
        GoldenCheckpoints.unpack(id, folder);
        AtomicInteger seen = new AtomicInteger();
        try (Storage storage = Stores.open(checkpoint())) {
            Listing listing = storage.list(checkpoint(), ListingProgress.NONE);
            StateReader reader = StateReader.open(storage, listing, Checkpoints.find(listing).get(0), null).orElseThrow();
            reader.read(table -> !table.store().contains("WithIndex"), null, new StateRowSink() {
                @Override
                public boolean row(StateRow row) {
                    OptionalInt home = PartitionHash.partitionOf((Row) row.row().get(row.row().type().indexOf("key")), 2);
                    home.ifPresent(partition -> {
                        seen.incrementAndGet();
                        assertEquals(row.partition(), partition, () -> String.valueOf(row));
                    });
                    return true;
                }

                @Override
                public void problem(StateProblem problem) {
                    throw new AssertionError(problem.toString());
                }
            });
        }
        assertTrue(seen.get() >= 3, () -> "keys looked at: " + seen);
    }

    @Test
    void exchanged_partitions_are_silent_loss() throws Exception {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        Path operator = folder.resolve("checkpoint/state/0");
        // the schema stays with partition 0, as a person who exchanges the data by hand would leave it
        Files.move(operator.resolve("0"), operator.resolve("x"));
        Files.move(operator.resolve("1"), operator.resolve("0"));
        Files.move(operator.resolve("x"), operator.resolve("1"));
        Files.move(operator.resolve("1/_metadata"), operator.resolve("0/_metadata"));
        CheckpointInspection inspection = inspect();
        assertEquals(Verdict.RESTARTS, inspection.verdict(), () -> String.valueOf(inspection.findings()));
        List<Finding> losses = inspection.findings().stream().filter(finding -> finding.severity() == Severity.LOSS).toList();
        assertEquals(List.of("state.placement", "state.placement"), losses.stream().map(Finding::rule).toList());
        assertEquals(List.of("state/0/0", "state/0/1"), losses.stream().map(Finding::path).toList());
    }

    private Location checkpoint() throws IOException {
        return Location.of(folder.resolve("checkpoint"));
    }

    private CheckpointInspection inspect() throws IOException {
        try (Storage storage = Stores.open(checkpoint())) {
            return Inspector.inspect(storage, checkpoint(), InspectionRequest.standard(), InspectionListener.NONE).checkpoints().get(0);
        }
    }
}
