package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.dstream.BlockLog;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.decode.dstream.RddPartition;
import org.checkpointinspector.decode.dstream.RddPartitioner;
import org.checkpointinspector.decode.dstream.ReceivedDataLog;
import org.checkpointinspector.inspect.Mask;

/** The files of a DStream checkpoint for people to read. */
final class DStreamViews {

    private DStreamViews() {}

    static DecodedView checkpoint(DStreamCheckpoint checkpoint) {
        Mask mask = new Mask(checkpoint.conf().get("spark.redaction.regex"));
        Sections sections = new Sections().facts("",
                "application", checkpoint.application(),
                "master", checkpoint.master(),
                "batch", checkpoint.checkpointTimeMs() == null ? null : Amounts.instant(checkpoint.checkpointTimeMs()),
                "batch duration", checkpoint.batchDurationMs() == null ? null : Amounts.number(checkpoint.batchDurationMs()) + " ms",
                "pending batches", checkpoint.pendingTimesMs().isEmpty() ? "none" : String.join(", ", checkpoint.pendingTimesMs().stream().map(Amounts::instant).toList()),
                "first batch began", checkpoint.zeroTimeMs() == null ? null : Amounts.instant(checkpoint.zeroTimeMs()),
                "folder when written", checkpoint.checkpointDir(),
                "compressed with", checkpoint.codec() == null ? "nothing, and Spark reads no such file" : checkpoint.codec(),
                "jars", checkpoint.jars().isEmpty() ? null : String.join(", ", checkpoint.jars()));
        graph(sections, checkpoint.streams());
        functions(sections, checkpoint.streams(), mask);
        batches(sections, checkpoint.streams());
        settings(sections, checkpoint.streams(), mask);
        List<List<String>> conf = new ArrayList<>();
        mask.settings(checkpoint.conf()).forEach((key, value) -> conf.add(List.of(key, value)));
        sections.table("Configuration", List.of("setting", "value"), conf, conf.size());
        List<List<String>> classes = checkpoint.classes().stream()
                .map(type -> List.of(type.name(), String.valueOf(type.serialVersionUid()), type.isUsers() ? "the application's" : ""))
                .toList();
        return sections.table("Classes", List.of("class", "serialVersionUID", "from"), classes, classes.size()).view("DStream checkpoint");
    }

    private static void graph(Sections sections, List<DStreamNode> streams) {
        List<List<String>> rows = new ArrayList<>();
        for (DStreamNode stream : streams) {
            rows.add(List.of(
                    "#" + stream.id() + (stream.input() ? " input" : stream.output() ? " output" : ""),
                    stream.simpleType(),
                    String.join(", ", stream.parents().stream().map(id -> "#" + id).toList()),
                    stream.callSite() == null ? "" : stream.callSite(),
                    ms(stream.windowMs()), ms(stream.slideMs()), ms(stream.checkpointMs()), ms(stream.rememberMs()),
                    stream.storageLevel()));
        }
        sections.table("Graph", List.of("stream", "class", "from", "made at", "window", "slide", "checkpoint", "remember", "storage level"), rows, rows.size());
    }

    private static void functions(Sections sections, List<DStreamNode> streams, Mask mask) {
        List<List<String>> rows = new ArrayList<>();
        for (DStreamNode stream : streams) {
            for (DStreamNode.UserFunction function : stream.functions()) {
                rows.add(List.of("#" + stream.id(), function.field(), function.className() + (function.method() == null ? "" : "." + function.method()),
                        String.join(", ", function.captured().stream().map(mask::text).toList())));
            }
        }
        if (!rows.isEmpty()) {
            sections.table("Code of the application", List.of("stream", "in", "class and method", "captured"), rows, rows.size());
        }
    }

    private static void batches(Sections sections, List<DStreamNode> streams) {
        List<List<String>> rows = new ArrayList<>();
        for (DStreamNode stream : streams) {
            stream.rdds().forEach((batch, folder) -> rows.add(List.of("#" + stream.id(), Amounts.instant(batch), "checkpointed RDD", Secrets.text(folder))));
            stream.inputFiles().forEach((batch, files) -> files.forEach(file ->
                    rows.add(List.of("#" + stream.id(), Amounts.instant(batch), "input file", Secrets.text(file)))));
            stream.offsets().forEach((batch, ranges) -> ranges.forEach(range -> rows.add(List.of("#" + stream.id(), Amounts.instant(batch),
                    "Kafka " + range.topic() + "-" + range.partition(), range.from() + " up to, not including " + range.until()))));
        }
        if (!rows.isEmpty()) {
            sections.table("Remembered batches", List.of("stream", "batch", "what", "value"), rows, rows.size());
        }
    }

    private static void settings(Sections sections, List<DStreamNode> streams, Mask mask) {
        List<List<String>> rows = new ArrayList<>();
        for (DStreamNode stream : streams) {
            for (Map.Entry<String, String> setting : mask.settings(stream.settings()).entrySet()) {
                rows.add(List.of("#" + stream.id(), setting.getKey(), setting.getValue()));
            }
        }
        if (!rows.isEmpty()) {
            sections.table("Settings of streams", List.of("stream", "setting", "value"), rows, rows.size());
        }
    }

    static DecodedView partition(RddPartition partition) {
        String form = switch (partition.form()) {
            case JAVA -> "Java";
            case KRYO -> "Kryo";
            case OTHER -> "not Java: Kryo, or damaged";
            case EMPTY -> "no byte";
        };
        Sections sections = new Sections().facts("",
                "serialized by", form,
                "compressed with", partition.codec() == null ? "nothing" : partition.codec(),
                "records", partition.form() == RddPartition.Form.OTHER ? null : Amounts.number(partition.records()),
                "keys of mapWithState", partition.states() == null ? null : Amounts.number(partition.states()),
                "class of a record", partition.recordClass(),
                "not decoded", partition.stoppedBy());
        List<List<String>> rows = partition.rows().stream()
                .limit(Sections.MAX_ROWS)
                .map(row -> List.of(row.key() == null ? "" : row.key(), row.value(), row.updatedMs() == null ? "" : Amounts.instant(row.updatedMs()),
                        row.deleted() ? "removed" : ""))
                .toList();
        long count = partition.states() == null ? partition.records() : Math.max(partition.states(), rows.size());
        sections.table("Rows", List.of("key", "value", "updated", ""), rows, count);
        List<List<String>> classes = partition.classes().stream().map(type -> List.of(type.name(), String.valueOf(type.serialVersionUid()))).toList();
        return sections.table("Classes", List.of("class", "serialVersionUID"), classes, classes.size()).view("Partition of a checkpointed RDD");
    }

    static DecodedView partitioner(RddPartitioner partitioner) {
        return new Sections().facts("", "class", partitioner.type(), "partitions", partitioner.partitions()).view("Partitioner of a checkpointed RDD");
    }

    static DecodedView blockLog(BlockLog log) {
        List<List<String>> rows = new ArrayList<>();
        for (BlockLog.Event event : log.events().subList(0, Math.min(log.events().size(), Sections.MAX_ROWS))) {
            if (event instanceof BlockLog.BlockAdded added) {
                rows.add(List.of("block received", "", block(added.block())));
            } else if (event instanceof BlockLog.BatchAllocated batch) {
                rows.add(List.of("blocks given to batch", Amounts.instant(batch.batchMs()), String.join(", ", batch.blocks().stream().map(DStreamViews::block).toList())));
            } else if (event instanceof BlockLog.BatchesCleaned cleaned) {
                rows.add(List.of("batches forgotten", "", String.join(", ", cleaned.batchesMs().stream().map(String::valueOf).toList())));
            } else if (event instanceof BlockLog.Unknown unknown) {
                rows.add(List.of("unknown event", "", unknown.type()));
            }
        }
        return new Sections().facts("", "records", Amounts.number(log.records()), "events", Amounts.number(log.events().size()))
                .table("Events", List.of("what", "batch", "blocks"), rows, log.events().size()).view("Write-ahead log of received blocks");
    }

    private static String block(BlockLog.Block block) {
        String records = block.records() == null ? "" : " (" + Amounts.count(block.records(), "record") + ")";
        BlockLog.Segment segment = block.segment();
        return block.id() + records + (segment == null ? ", in memory only" : " at byte " + segment.offset() + " of " + segment.path().substring(segment.path().lastIndexOf('/') + 1));
    }

    static DecodedView receivedData(ReceivedDataLog log) {
        List<List<String>> rows = log.blocks().stream()
                .limit(Sections.MAX_ROWS)
                .map(block -> List.of(Amounts.number(block.offset()), Amounts.number(block.length()), block.records() == null ? "not Java's" : Amounts.number(block.records())))
                .toList();
        return new Sections().facts("", "blocks", Amounts.number(log.count()))
                .table("Blocks", List.of("at byte", "length", "records"), rows, log.count()).view("Write-ahead log of received data");
    }

    private static String ms(@org.jspecify.annotations.Nullable Long ms) {
        return ms == null ? "" : Amounts.number(ms) + " ms";
    }
}
