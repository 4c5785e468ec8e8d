package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.SINK_LOG;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** The log of a file sink: {@code FileStreamSinkLog}, {@code CompactibleFileStreamLog}, {@code ManifestFileCommitProtocol} of Spark 2.1–4.2. */
final class SinkLogWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(SINK_LOG, "_spark_metadata/\\S+ doesn'?t exist", "A file of the sink's log is missing: the log and the checkpoint do not belong together, or files were removed"),
            KnownError.of(SINK_LOG, "doesn'?t exist when compacting batch \\d+", "The log cannot be compacted, since a file of an earlier batch is missing"),
            KnownError.of(SINK_LOG, "Race while writing batch \\d+", "Another query writes the same output folder: its log already has this batch")
                    .remedy("Give each query an output folder of its own. If the checkpoint was made anew over an old output folder, write to a new folder."),
            KnownError.of(SINK_LOG, "BATCH_METADATA_NOT_FOUND|Unable to find batch \\S*_spark_metadata", "The sink's log lacks a batch that the query needs"),
            KnownError.of(SINK_LOG, "(?s)_spark_metadata.*(?:Incomplete log file|was malformed|UnsupportedLogVersion)|(?:Incomplete log file|was malformed).*_spark_metadata", "A file of the sink's log is damaged"),
            KnownError.of(SINK_LOG, "(?:FileNotFoundException|NoSuchFileException).*_spark_metadata/", "A file of the sink's log is missing").in(STREAMING));

    private SinkLogWordings() {}
}
