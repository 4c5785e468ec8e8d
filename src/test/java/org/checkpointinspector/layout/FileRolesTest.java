package org.checkpointinspector.layout;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.checkpointinspector.storage.FileEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRolesTest {

    private static final String ID = "0f6a3c1e-5b7d-4c2a-9e8f-1234567890ab";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata                                              | QUERY_METADATA         | query metadata
            offsets/17                                            | OFFSET_LOG             | offset log 17
            commits/17                                            | COMMIT_LOG             | commit log 17
            sources/0/9.compact                                   | SOURCE_LOG             | source 0: compacted source log 9
            sources/orders/3                                      | SOURCE_LOG             | source orders: source log 3
            sources/1/offsets/0                                   | SOURCE_PRIVATE         | source 1: source's own file
            state/0/_metadata/metadata                            | OPERATOR_METADATA      | operator 0: operator metadata
            state/0/_metadata/v2/4                                | OPERATOR_METADATA      | operator 0: operator metadata 4
            state/0/0/_metadata/schema                            | STATE_SCHEMA           | operator 0, partition 0: state schema
            state/0/0/left-keyToNumValues/_metadata/schema        | STATE_SCHEMA           | operator 0, partition 0, store left-keyToNumValues: state schema
            state/0/3/18.delta                                    | STATE_DELTA            | operator 0, partition 3, version 18: delta
            state/0/3/left-keyToNumValues/18.snapshot             | STATE_SNAPSHOT         | operator 0, partition 3, store left-keyToNumValues, version 18: snapshot
            state/2/0/18.zip                                      | STATE_ROCKSDB_SNAPSHOT | operator 2, partition 0, version 18: RocksDB snapshot
            state/2/0/SSTs/000008-UUID.sst                          | STATE_ROCKSDB_SST      | operator 2, partition 0: RocksDB table
            state/2/0/logs/000009-UUID.log                          | STATE_ROCKSDB_LOG      | operator 2, partition 0: RocksDB log
            state/2/0/18_UUID.changelog                             | STATE_CHANGELOG        | operator 2, partition 0, version 18: changelog
            state/0/_stateSchema/default/0_UUID                     | STATE_SCHEMA           | operator 0: state schema 0
            offsets/.8.UUID.tmp                                     | TEMPORARY              | temporary leftover
            state/0/3/.18.delta.UUID.TID7.tmp                       | TEMPORARY              | temporary leftover
            state/0/3/temp-1234567                                | TEMPORARY              | temporary leftover
            commits/..8.UUID.tmp.crc                                | TEMPORARY              | temporary leftover
            commits/.8.crc                                        | CHECKSUM               | checksum without its file
            state/0/3/18.delta.crc                                | CHECKSUM               | checksum without its file
            offsets/8.json                                        | UNKNOWN                | unknown
            offsets/sub/8                                         | UNKNOWN                | unknown
            sources/0                                             | UNKNOWN                | unknown
            state/0/3/a/b/18.delta                                | UNKNOWN                | operator 0, partition 3: unknown
            notes.txt                                             | UNKNOWN                | unknown
            """)
    void names_the_files_of_a_query(String path, Role role, String words) {
        assertIs(Checkpoint.Kind.STRUCTURED_STREAMING, path, role, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checkpoint-1700000000000                       | DSTREAM_CHECKPOINT | checkpoint file 1700000000000
            checkpoint-1700000000000.bk                    | DSTREAM_BACKUP     | checkpoint backup 1700000000000
            checkpoint-1700000000000-copy                  | UNKNOWN            | unknown
            temp                                           | TEMPORARY          | temporary leftover
            UUID/rdd-12/part-00003                           | RDD_PARTITION      | partition 3: RDD partition
            UUID/rdd-12/_partitioner                         | RDD_PARTITIONER    | RDD partitioner
            UUID/rdd-12/.part-00003-attempt-0                | TEMPORARY          | temporary leftover
            receivedBlockMetadata/log-1700000-1700060      | WAL_BLOCK_METADATA | block write-ahead log 1700000
            receivedData/0/log-1700000-1700060             | WAL_RECEIVED_DATA  | source 0: data write-ahead log 1700000
            receivedData/0/other                           | UNKNOWN            | source 0: unknown
            """)
    void names_the_files_of_a_dstream_application(String path, Role role, String words) {
        assertIs(Checkpoint.Kind.DSTREAM, path, role, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9.compact | SINK_LOG  | compacted sink log 9
            10        | SINK_LOG  | sink log 10
            .10.UUID.tmp| TEMPORARY | temporary leftover
            x/10      | UNKNOWN   | unknown
            """)
    void names_the_files_of_a_sink_log(String path, Role role, String words) {
        assertIs(Checkpoint.Kind.FILE_SINK_LOG, path, role, words);
    }

    private static void assertIs(Checkpoint.Kind kind, String template, Role role, String words) {
        String path = template.replace("UUID", ID);
        CheckpointFile file = FileRoles.of(kind, path, new FileEntry(path, 1, 2, FileEntry.Companions.NONE));
        assertAll(() -> assertEquals(role, file.role()), () -> assertEquals(words, file.words()));
    }

    @Test
    void a_state_file_with_an_id_keeps_its_whole_address() {
        String path = "state/7/31/right-keyWithIndexToValue/123_" + ID + ".zip";
        CheckpointFile file = FileRoles.of(Checkpoint.Kind.STRUCTURED_STREAMING, path, new FileEntry("ck/" + path, 1, 2, FileEntry.Companions.NONE));
        assertAll(
                () -> assertEquals(7, file.operator()),
                () -> assertEquals(31, file.partition()),
                () -> assertEquals("right-keyWithIndexToValue", file.store()),
                () -> assertEquals(123L, file.version()),
                () -> assertEquals(ID, file.uniqueId()),
                () -> assertEquals(path, file.path()));
    }
}
