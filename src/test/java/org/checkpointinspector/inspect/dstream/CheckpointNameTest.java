package org.checkpointinspector.inspect.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.storage.FileEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointNameTest {

    private static CheckpointName name(String name) {
        return CheckpointName.of(new FileEntry(name, 1, 0, FileEntry.Companions.NONE)).orElseThrow();
    }

    @Test
    void sparksOrder() {
        List<String> order = Stream.of("checkpoint-900", "checkpoint-1000.bk", "checkpoint-2000.bk", "checkpoint-2000", "checkpoint-1000")
                .map(CheckpointNameTest::name)
                .sorted(CheckpointName.READING_ORDER)
                .map(CheckpointName::name)
                .toList();
        assertEquals(List.of("checkpoint-2000", "checkpoint-2000.bk", "checkpoint-1000", "checkpoint-1000.bk", "checkpoint-900"), order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint-2000-copy", "old-checkpoint-2000", "checkpoint-2000 (1)", "checkpoint-2000~", ".checkpoint-2000.crc"})
    void listedButNotSortable(String name) {
        assertFalse(name(name).whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint-2000_COPYING_", "checkpoint-2000.old", "checkpoint-2000.bk", "checkpoint-2000"})
    void sortable(String name) {
        assertTrue(name(name).whole());
        assertEquals(2000, name(name).timeMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint-abc", "temp", "receivedBlockMetadata", "checkpoint-"})
    void notListed(String name) {
        assertTrue(CheckpointName.of(new FileEntry(name, 1, 0, FileEntry.Companions.NONE)).isEmpty());
    }
}
