package org.checkpointinspector.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRolesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    /ck/metadata                          | QUERY_METADATA         | metadata
                    /metadata                             | QUERY_METADATA         | metadata
                    /state/0/_metadata/metadata           | OPERATOR_METADATA      | state/0/_metadata/metadata
                    /ck/offsets/17                        | OFFSET_LOG             | offsets/17
                    /offsets/commits/17                   | COMMIT_LOG             | commits/17
                    /ck/sources/0/9.compact               | SOURCE_LOG             | sources/0/9.compact
                    /a/state/1/2/left/_metadata/schema    | STATE_SCHEMA           | state/1/2/left/_metadata/schema
                    /a/state/1/2/SSTs/7-x.sst             | STATE_ROCKSDB_SST      | state/1/2/SSTs/7-x.sst
                    /a/state/0/0/9.delta                  | STATE_DELTA            | state/0/0/9.delta
                    /out/_spark_metadata/9.compact        | SINK_LOG               | 9.compact
                    /ds/checkpoint-1500                   | DSTREAM_CHECKPOINT     | checkpoint-1500
                    /ds/offsets/.17.crc                   | CHECKSUM               | ds/offsets/.17.crc
                    """)
    void thePathTellsTheRole(String place, Role role, String path) {
        CheckpointFile file = PathRoles.of(new Location("hdfs", "nn", place), entry(place)).orElseThrow();
        assertEquals(role, file.role());
        assertEquals(path, file.path());
    }

    @ParameterizedTest
    @CsvSource({"/etc/hostname", "/17", "/ck/offsets/readme", "/ck/_spark_metadata/readme", "/state/x/0/1.delta"})
    void otherFilesHaveNone(String place) {
        assertTrue(PathRoles.of(new Location("file", "", place), entry(place)).isEmpty());
    }

    @Test
    void whoeverKnowsBetterSaysSo() {
        assertEquals(Role.SINK_LOG, PathRoles.as(Role.SINK_LOG, entry("/tmp/x")).role());
    }

    private static FileEntry entry(String place) {
        return new FileEntry(place.substring(place.lastIndexOf('/') + 1), 5, 0, FileEntry.Companions.NONE);
    }
}
