package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file cut off at any byte is either still whole, or damaged at a byte that is not behind its end. */
class TruncationTest {

    @ParameterizedTest
    @CsvSource({
        "4.2.0-agg-hdfs, checkpoint/metadata, QueryMetadataDecoder, false",
        "4.2.0-agg-hdfs, checkpoint/offsets/3, OffsetLogDecoder, true",
        "4.2.0-agg-hdfs-offsetlog2, checkpoint/offsets/3, OffsetLogDecoder, true",
        "4.2.0-agg-rocksdb-cl-v2, checkpoint/commits/3, CommitLogDecoder, true",
        "4.1.3-file-to-parquet, checkpoint/sources/0/2.compact, FileSourceLogDecoder, true",
        "4.1.3-file-to-parquet, sink/_spark_metadata/2.compact, SinkLogDecoder, true",
        "4.1.3-rate-noop, checkpoint/sources/0/0, RateSourceStartDecoder, true",
        "4.2.0-agg-hdfs, checkpoint/state/0/0/_metadata/schema, StateSchemaDecoder, false",
        "4.2.0-agg-hdfs, checkpoint/state/0/_metadata/metadata, OperatorMetadataDecoder, false",
        "4.1.3-agg-hdfs, checkpoint/state/0/0/1.delta.crc, SparkChecksumDecoder, false",
        "4.2.0-agg-hdfs, checkpoint/offsets/.3.crc, HadoopChecksumDecoder, true",
    })
    void everyPrefixIsAnswered(String golden, String path, String decoder, boolean mayBeWhole) throws ReflectiveOperationException {
        byte[] stored = GoldenCheckpoint.structuredStreaming().stream().filter(g -> g.name().equals(golden)).findFirst().orElseThrow().file(path);
        Decoder<?> under = (Decoder<?>) Class.forName("org.checkpointinspector.decode." + decoder).getConstructor().newInstance();
        assertEquals(Optional.empty(), under.decode(stored).damage());
        for (int length = 0; length < stored.length; length++) {
            Optional<Damage> damage = under.decode(Arrays.copyOf(stored, length)).damage();
            int cut = length;
            damage.ifPresent(d -> assertTrue(d.storedOffset() <= cut, d + " in " + cut + " bytes"));
            assertTrue(mayBeWhole || damage.isPresent(), "whole at " + length + " bytes of " + stored.length);
            assertEquals(length == 0, damage.isPresent() && damage.get().kind() == Kind.EMPTY);
        }
    }
}
