package org.checkpointinspector.report;

import java.io.IOException;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.OperatorSummary;
import org.checkpointinspector.inspect.CheckpointInspection.Progress;
import org.checkpointinspector.inspect.CheckpointInspection.SourceSummary;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** What is known of a checkpoint apart from what is wrong with it. */
final class FactsText {
    private static final int LABEL = 14;
    /** Offsets of big topics run to thousands of characters; the whole is in JSON. */
    private static final int OFFSET_SHOWN = 300;

    private FactsText() {}

    static void write(Depth depth, CheckpointInspection checkpoint, Page page) throws IOException {
        page.blank();
        page.line(Tone.STRONG, "Facts");
        kind(checkpoint, page);
        progress(checkpoint.progress(), page);
        for (SourceSummary source : checkpoint.sources()) {
            fact(page, "Source " + source.index(), source.type() + (source.description().isEmpty() ? "" : ": " + source.description()));
            if (source.offset() != null) {
                fact(page, "", "at " + shortened(source.offset()));
            }
        }
        for (OperatorSummary operator : checkpoint.operators()) {
            boolean dstream = checkpoint.checkpoint().kind() == Checkpoint.Kind.DSTREAM;
            fact(page, (dstream ? "State #" : "Operator ") + operator.id(), describe(operator));
        }
        Folder folder = checkpoint.checkpoint().folder();
        String newest = folder.totalFiles() == 0 ? "" : ", the newest of " + Amounts.time(folder.newestMs());
        fact(page, "Size", Amounts.bytes(folder.totalBytes()) + " in " + Amounts.count(folder.totalFiles(), "file") + newest);
        fact(page, "Depth", depth(depth) + (checkpoint.unverifiedBytes() == 0 ? "" : unread(depth, checkpoint.unverifiedBytes())));
    }

    private static void kind(CheckpointInspection checkpoint, Page page) throws IOException {
        String kind = switch (checkpoint.checkpoint().kind()) {
            case STRUCTURED_STREAMING -> "streaming query";
            case DSTREAM -> "Spark Streaming application (DStreams)";
            case FILE_SINK_LOG -> "log of a file sink";
        };
        String writer = checkpoint.spark().writtenBy();
        fact(page, "Kind", kind + (writer == null ? "" : ", written by Spark " + writer) + ", judged for Spark " + checkpoint.spark().judgedFor());
    }

    private static void progress(Progress progress, Page page) throws IOException {
        if (progress.queryId() != null) {
            fact(page, "Query id", progress.queryId());
        }
        if (progress.latestOffsetBatch() != null || progress.latestCommitBatch() != null) {
            String next = progress.nextBatch() == null ? "" : ", next to run " + progress.nextBatch();
            fact(page, "Batches", "planned up to " + batch(progress.latestOffsetBatch()) + ", committed up to " + batch(progress.latestCommitBatch()) + next);
        }
        if (progress.watermarkMs() != null && progress.watermarkMs() != 0) {
            fact(page, "Watermark", Amounts.time(progress.watermarkMs()));
        }
    }

    private static String describe(OperatorSummary operator) {
        String name = operator.name() == null ? "unnamed" : operator.name();
        String provider = operator.provider() == null ? "" : ", " + operator.provider();
        boolean oneStore = operator.stores().size() <= 1;
        String stores = oneStore ? "" : " × " + Amounts.count(operator.stores().size(), "store") + " (" + String.join(", ", operator.stores()) + ")";
        String rows = operator.rows() == null ? "" : ", " + Amounts.count(operator.rows(), "row");
        return name + provider + ", " + Amounts.count(operator.partitions(), "partition") + stores + rows + ", " + Amounts.bytes(operator.bytes());
    }

    private static String depth(Depth depth) {
        return switch (depth) {
            case QUICK -> "quick: the listing and the small logs were read";
            case DEEP -> "deep: every byte that a restart needs";
            case ALL -> "all: every byte there is";
        };
    }

    private static String unread(Depth depth, long bytes) {
        return depth == Depth.QUICK ? "; not read: " + Amounts.bytes(bytes) + ", which --deep reads" : "; not verified: " + Amounts.bytes(bytes);
    }

    private static String batch(@Nullable Long batch) {
        return batch == null ? "none" : batch.toString();
    }

    private static String shortened(String offset) {
        return offset.length() <= OFFSET_SHOWN ? offset : offset.substring(0, OFFSET_SHOWN) + "… (" + Amounts.number(offset.length()) + " characters)";
    }

    private static void fact(Page page, String label, String text) throws IOException {
        page.entry(2, label, LABEL - 2, Tone.PLAIN, text);
    }
}
