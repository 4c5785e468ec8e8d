package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.FileSourceLog;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.decode.KafkaInitialOffsets;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.decode.RateSourceStart;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.SinkLog;
import org.checkpointinspector.decode.SparkChecksum;
import org.checkpointinspector.decode.SstFile;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.dstream.BlockLog;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.RddPartition;
import org.checkpointinspector.decode.dstream.RddPartitioner;
import org.checkpointinspector.decode.dstream.ReceivedDataLog;
import org.checkpointinspector.report.DecodedView.Node;
import org.checkpointinspector.report.DecodedView.Tree;

/**
 * Arranges what a decoder gave for people to read. Times are UTC with the exact milliseconds beside them; secrets are masked; long tables are cut, and say
 * so. A new record is one method and one line in {@link #of}.
 */
public final class DecodedViews {

    private static final List<String> SETTING = List.of("setting", "value");

    private DecodedViews() {}

    /** The view of a decoded record; one that is not known is shown as its own text. */
    public static DecodedView of(Object content) {
        if (content instanceof QueryMetadata metadata) {
            return new Sections().facts("", "query id", metadata.id()).view("Query metadata");
        } else if (content instanceof OffsetLog log) {
            return offsets(log);
        } else if (content instanceof CommitLog log) {
            return commit(log);
        } else if (content instanceof FileSourceLog log) {
            return sourceLog(log);
        } else if (content instanceof SinkLog log) {
            return sinkLog(log);
        } else if (content instanceof KafkaInitialOffsets kafka) {
            return kafka(kafka);
        } else if (content instanceof RateSourceStart rate) {
            return new Sections().facts("", "version", rate.version(), "created", Amounts.instant(rate.creationTimeMs())).view("Start of a rate source");
        } else if (content instanceof StateSchema schema) {
            return schema(schema);
        } else if (content instanceof OperatorMetadata metadata) {
            return operator(metadata);
        } else if (content instanceof HadoopChecksum checksum) {
            return hadoopChecksum(checksum);
        } else if (content instanceof SparkChecksum checksum) {
            return sparkChecksum(checksum);
        } else if (content instanceof RocksDbSnapshot snapshot) {
            return snapshot(snapshot);
        } else if (content instanceof DStreamCheckpoint checkpoint) {
            return DStreamViews.checkpoint(checkpoint);
        } else if (content instanceof RddPartition partition) {
            return DStreamViews.partition(partition);
        } else if (content instanceof RddPartitioner partitioner) {
            return DStreamViews.partitioner(partitioner);
        } else if (content instanceof BlockLog log) {
            return DStreamViews.blockLog(log);
        } else if (content instanceof ReceivedDataLog log) {
            return DStreamViews.receivedData(log);
        } else if (content instanceof StateFile state) {
            return state(state);
        } else if (content instanceof SstFile table) {
            return TableView.of(table);
        }
        return new Sections().facts("", "content", content).view(content.getClass().getSimpleName());
    }

    private static DecodedView offsets(OffsetLog log) {
        OffsetLog.Metadata metadata = log.metadata();
        // of a damaged file there may be no more than the version
        boolean read = metadata.batchTimestampMs() != 0 || !metadata.conf().isEmpty() || !log.sources().isEmpty();
        Sections sections = new Sections().facts("", "version", log.version(), "watermark", read ? watermark(metadata.batchWatermarkMs()) : null,
                "batch time", read ? Amounts.instant(metadata.batchTimestampMs()) : null, "sources", read ? log.sources().size() : null);
        log.sources().stream().limit(Sections.MAX_ROWS).forEach(source -> OffsetSections.add(sections, source));
        List<List<String>> conf = new ArrayList<>();
        metadata.conf().forEach((key, value) -> conf.add(List.of(key, Secrets.value(key, value))));
        sections.table("Frozen settings", SETTING, conf, conf.size());
        metadata.further().forEach(sections::json);
        return sections.view("Offset log");
    }

    private static DecodedView commit(CommitLog log) {
        Sections sections = new Sections().facts("", "version", log.version(), "next watermark", watermark(log.nextBatchWatermarkMs()));
        Map<Integer, List<List<String>>> ids = log.stateUniqueIds();
        if (ids != null) {
            List<List<String>> rows = new ArrayList<>();
            long count = 0;
            for (Map.Entry<Integer, List<List<String>>> operator : ids.entrySet()) {
                for (int partition = 0; partition < operator.getValue().size(); partition++) {
                    List<String> stores = operator.getValue().get(partition);
                    for (int store = 0; store < stores.size(); store++) {
                        if (count++ < Sections.MAX_ROWS) {
                            rows.add(List.of(operator.getKey().toString(), String.valueOf(partition), String.valueOf(store), stores.get(store)));
                        }
                    }
                }
            }
            sections.table("Unique ids of the state", List.of("operator", "partition", "store", "id"), rows, count);
        }
        if (log.sinkMetadata() != null) {
            sections.json("Sinks", log.sinkMetadata());
        }
        return sections.view("Commit log");
    }

    private static DecodedView sourceLog(FileSourceLog log) {
        List<List<String>> rows = log.files().stream().limit(Sections.MAX_ROWS)
                .map(file -> List.of(Secrets.text(file.path()), Amounts.instant(file.timestampMs()), String.valueOf(file.batchId()))).toList();
        return new Sections().facts("", "version", log.version(), "files", Amounts.number(log.count()))
                .table("Files", List.of("path", "modified", "log id"), rows, log.count()).view("File source log");
    }

    private static DecodedView sinkLog(SinkLog log) {
        List<List<String>> rows = log.files().stream().limit(Sections.MAX_ROWS)
                .map(file -> List.of(Secrets.text(file.path()), Amounts.bytes(file.bytes()), Amounts.instant(file.modifiedMs()), file.action())).toList();
        return new Sections().facts("", "version", log.version(), "files", Amounts.number(log.count()), "size", Amounts.bytes(log.totalBytes()))
                .table("Files", List.of("path", "size", "modified", "action"), rows, log.count()).view("File sink log");
    }

    private static DecodedView kafka(KafkaInitialOffsets kafka) {
        Sections sections = new Sections().facts("", "version", kafka.version() == 0 ? "none, as Spark 2.1.0 wrote it" : kafka.version());
        OffsetSections.add(sections, "First offsets", kafka.json());
        return sections.view("Where a Kafka source began");
    }

    private static DecodedView schema(StateSchema schema) {
        Sections sections = new Sections().facts("", "version", schema.version(), "column families", schema.families().size());
        schema.families().stream().limit(Sections.MAX_ROWS).forEach(family -> sections.section(family(schema.version(), family)));
        return sections.view("State schema");
    }

    private static Tree family(int version, StateSchema.Family family) {
        return new Tree(family.name(), familyNodes(version, family));
    }

    /** Key and value of a column family, with what else its schema says. */
    static List<Node> familyNodes(int version, StateSchema.Family family) {
        boolean numbered = version > 2;
        List<Node> nodes = new ArrayList<>();
        nodes.add(SchemaTree.of(numbered ? "key, schema " + family.keySchemaId() : "key", family.keySchemaJson()));
        nodes.add(SchemaTree.of(numbered ? "value, schema " + family.valueSchemaId() : "value", family.valueSchemaJson()));
        if (family.userKeySchemaJson() != null) {
            nodes.add(SchemaTree.of("user key", family.userKeySchemaJson()));
        }
        if (family.keyEncoderJson() != null) {
            nodes.add(new Node("key encoder " + family.keyEncoderJson(), List.of()));
        }
        return nodes;
    }

    private static DecodedView operator(OperatorMetadata metadata) {
        List<List<String>> rows = new ArrayList<>();
        for (OperatorMetadata.Store store : metadata.stores()) {
            rows.add(List.of(store.name(), String.valueOf(store.partitions()), String.valueOf(store.prefixKeyColumns()),
                    Secrets.text(String.join(", ", store.schemaPaths()))));
        }
        Sections sections = new Sections()
                .facts("", "version", metadata.version(), "operator", metadata.operatorId(), "name", metadata.operatorName())
                .table("Stores", List.of("store", "partitions", "prefix key columns", "schema files"), rows, rows.size());
        if (metadata.propertiesJson() != null) {
            sections.json("Properties", metadata.propertiesJson());
        }
        return sections.view("Operator metadata");
    }

    private static DecodedView hadoopChecksum(HadoopChecksum checksum) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(checksum.sums().size(), Sections.MAX_ROWS); i++) {
            rows.add(List.of(Amounts.number((long) i * checksum.bytesPerChunk()), String.format("%08x", checksum.sums().get(i))));
        }
        return new Sections().facts("", "bytes a sum covers", Amounts.number(checksum.bytesPerChunk()), "sums", Amounts.number(checksum.count()))
                .table("CRC-32", List.of("from byte", "sum"), rows, checksum.count()).view("Hadoop checksums");
    }

    private static DecodedView sparkChecksum(SparkChecksum checksum) {
        return new Sections().facts("", "algorithm", checksum.algorithm(), "sum", String.format("%08x (%d)", checksum.value(), checksum.value()),
                "length of the file", Amounts.bytes(checksum.mainFileBytes()), "written", Amounts.instant(checksum.timestampMs())).view("Spark checksum");
    }

    private static DecodedView snapshot(RocksDbSnapshot snapshot) {
        List<List<String>> rows = snapshot.files().stream().limit(Sections.MAX_ROWS)
                .map(file -> List.of(file.localName(), file.name(), Amounts.bytes(file.bytes()))).toList();
        return new Sections().facts("", "keys", snapshot.keys() < 0 ? "not tracked" : Amounts.number(snapshot.keys()))
                .table("Shared files", List.of("in RocksDB", "in the checkpoint", "size"), rows, snapshot.files().size()).view("RocksDB snapshot");
    }

    private static DecodedView state(StateFile file) {
        StateFile.Fault fault = file.fault();
        Sections sections = new Sections().facts("", "compression", file.codec(), "changelog version", file.changelogVersion() == 0 ? null : file.changelogVersion(),
                "puts", Amounts.number(file.puts()), "merges", file.merges() == 0 ? null : Amounts.number(file.merges()),
                "deletes", Amounts.number(file.deletes()), "deletes of ranges", file.rangeDeletes() == 0 ? null : Amounts.number(file.rangeDeletes()),
                "keys", Amounts.bytes(file.keyBytes()), "values", Amounts.bytes(file.valueBytes()), "decompressed", Amounts.bytes(file.decodedBytes()),
                "Spark raises", fault == null ? null : fault.exception() + ": " + fault.message());
        if (!file.lineage().isEmpty()) {
            List<List<String>> rows = file.lineage().stream().map(one -> List.of(String.valueOf(one.version()), one.uniqueId())).toList();
            sections.table("Stands on", List.of("version", "unique id"), rows, rows.size());
        }
        return sections.view("Changes of state");
    }

    private static String watermark(long ms) {
        return ms == 0 ? "none (0)" : Amounts.instant(ms);
    }
}
