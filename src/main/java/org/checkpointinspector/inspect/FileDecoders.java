package org.checkpointinspector.inspect;

import java.util.Optional;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.HadoopChecksumDecoder;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.OperatorMetadataDecoder;
import org.checkpointinspector.decode.QueryMetadataDecoder;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.SinkLogDecoder;
import org.checkpointinspector.decode.SourceFileDecoder;
import org.checkpointinspector.decode.SparkChecksumDecoder;
import org.checkpointinspector.decode.SstDecoder;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.decode.dstream.BlockLogDecoder;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.decode.dstream.RddPartitionDecoder;
import org.checkpointinspector.decode.dstream.RddPartitionerDecoder;
import org.checkpointinspector.decode.dstream.ReceivedDataLogDecoder;
import org.checkpointinspector.layout.CheckpointFile;

/** Which decoder reads a file: one line a role. */
public final class FileDecoders {

    private FileDecoders() {}

    /** The decoder of a file, empty where its content is not decoded by this version. */
    public static Optional<Decoder<?>> of(CheckpointFile file) {
        return Optional.ofNullable(switch (file.role()) {
            case QUERY_METADATA -> new QueryMetadataDecoder();
            case OFFSET_LOG -> new OffsetLogDecoder();
            case COMMIT_LOG -> new CommitLogDecoder();
            case SOURCE_LOG -> new SourceFileDecoder();
            case OPERATOR_METADATA -> new OperatorMetadataDecoder();
            case STATE_SCHEMA -> new StateSchemaDecoder();
            case STATE_DELTA -> new StateFileDecoder(StateFileDecoder.Format.DELTA);
            case STATE_SNAPSHOT -> new StateFileDecoder(StateFileDecoder.Format.SNAPSHOT);
            case STATE_CHANGELOG -> new StateFileDecoder(StateFileDecoder.Format.CHANGELOG);
            case STATE_ROCKSDB_SNAPSHOT -> new RocksDbSnapshotDecoder();
            case STATE_ROCKSDB_SST -> file.entry().bytes() <= SstDecoder.MOST_STREAMED_BYTES ? new SstDecoder() : null;
            case DSTREAM_CHECKPOINT, DSTREAM_BACKUP -> new DStreamCheckpointDecoder();
            case TEMPORARY -> file.path().equals("temp") ? new DStreamCheckpointDecoder() : null;
            case RDD_PARTITION -> new RddPartitionDecoder();
            case RDD_PARTITIONER -> new RddPartitionerDecoder();
            case WAL_BLOCK_METADATA -> new BlockLogDecoder();
            case WAL_RECEIVED_DATA -> new ReceivedDataLogDecoder();
            case SINK_LOG -> new SinkLogDecoder();
            case CHECKSUM -> file.entry().name().startsWith(".") ? new HadoopChecksumDecoder() : new SparkChecksumDecoder();
            default -> null;
        });
    }
}
