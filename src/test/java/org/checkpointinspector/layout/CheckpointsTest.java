package org.checkpointinspector.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path folder;

    @Test
    void a_checkpoint_at_the_root_is_found_with_an_empty_path() throws Exception {
        files("metadata", "offsets/0", "commits/0", "state/0/0/1.delta");
        assertEquals(List.of("STRUCTURED_STREAMING "), found());
    }

    @Test
    void checkpoints_of_all_kinds_are_found_at_any_depth() throws Exception {
        files(
                "prod/orders/offsets/0",
                "prod/orders/metadata",
                "prod/out/_spark_metadata/0",
                "old/app/checkpoint-1700000000000",
                "old/wal-only/receivedBlockMetadata/log-1-2",
                "old/rdds/0f6a3c1e-5b7d-4c2a-9e8f-1234567890ab/rdd-3/part-00000",
                "data/part-00000.parquet");
        assertEquals(
                List.of(
                        "DSTREAM old/app",
                        "DSTREAM old/rdds",
                        "DSTREAM old/wal-only",
                        "STRUCTURED_STREAMING prod/orders",
                        "FILE_SINK_LOG prod/out/_spark_metadata"),
                found());
    }

    @Test
    void what_a_source_keeps_inside_a_checkpoint_is_no_checkpoint_of_its_own() throws Exception {
        files("metadata", "offsets/0", "sources/0/offsets/0", "sources/0/metadata", "state/0/0/1.delta");
        assertEquals(List.of("STRUCTURED_STREAMING "), found());
    }

    @Test
    void one_part_alone_is_enough_if_it_holds_numbered_files() throws Exception {
        files("a/commits/12", "b/offsets/readme.txt", "c/metadata", "d/state/0/0/1.delta");
        assertEquals(List.of("STRUCTURED_STREAMING a"), found());
    }

    @Test
    void a_checkpoint_without_its_logs_is_still_one() throws Exception {
        files("metadata", "sources/0/0");
        assertEquals(List.of("STRUCTURED_STREAMING "), found());
    }

    @Test
    void a_sink_log_that_is_opened_itself_is_known_by_its_name() throws Exception {
        files("_spark_metadata/0", "_spark_metadata/1");
        assertEquals(List.of("FILE_SINK_LOG "), found(folder.resolve("_spark_metadata")));
    }

    @Test
    void an_empty_folder_holds_nothing() throws Exception {
        assertEquals(List.of(), found());
    }

    private void files(String... paths) throws Exception {
        for (String path : paths) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    private List<String> found() throws Exception {
        return found(folder);
    }

    private static List<String> found(Path root) throws Exception {
        Location location = Location.parse(root.toString());
        try (Storage storage = Stores.open(location)) {
            return Checkpoints.find(storage.list(location, ListingProgress.NONE)).stream().map(found -> found.kind() + " " + found.path()).toList();
        }
    }
}
