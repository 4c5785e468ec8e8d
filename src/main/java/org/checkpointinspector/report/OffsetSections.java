package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.jspecify.annotations.Nullable;

/** Offsets of sources as sections. */
final class OffsetSections {

    private OffsetSections() {}

    static void add(Sections to, OffsetLog.Source source) {
        String title = "Source " + source.id();
        if (source.json() == null) {
            to.facts(title, "offset", "none yet");
        } else {
            add(to, title, source.json());
        }
    }

    /** Adds the text of an offset, which may be of any source. */
    static void add(Sections to, String title, String json) {
        Decoded<SourceOffset> decoded = SourceOffsets.parse(json, 0);
        @Nullable Damage damage = decoded.damage().orElse(null);
        if (damage != null) {
            to.facts(title, "text", json, "damage", damage.detail());
        } else {
            add(to, title, decoded.value().orElseThrow());
        }
    }

    private static void add(Sections to, String title, SourceOffset offset) {
        String heading = offset instanceof SourceOffset.Other ? title : title + ": " + offset.kind();
        if (offset instanceof SourceOffset.Partitioned kafka) {
            kafka(to, heading, kafka);
        } else if (offset instanceof SourceOffset.FileLog files) {
            to.facts(heading, "newest file of the source's log", files.logOffset());
        } else if (offset instanceof SourceOffset.Number number) {
            to.facts(heading, "offset", number.value());
        } else if (offset instanceof SourceOffset.RateMicroBatch rate) {
            to.facts(heading, "offset", rate.offset(), "time", Amounts.instant(rate.timestampMs()));
        } else if (offset instanceof SourceOffset.Delta delta) {
            to.facts(heading, "table id", delta.tableId(), "version", delta.version(), "index", delta.index(), "starting version", delta.startingVersion());
        } else if (offset instanceof SourceOffset.Iceberg iceberg) {
            to.facts(heading, "snapshot", iceberg.snapshotId(), "position", iceberg.position(), "scan all files", iceberg.scanAllFiles());
        } else if (offset instanceof SourceOffset.Kinesis kinesis) {
            kinesis(to, heading, kinesis);
        } else if (offset instanceof SourceOffset.Other other) {
            to.json(heading, other.json());
        }
    }

    private static void kafka(Sections to, String title, SourceOffset.Partitioned kafka) {
        List<List<String>> rows = new ArrayList<>();
        long[] count = new long[1];
        kafka.positions().forEach((topic, partitions) -> partitions.forEach((partition, offset) -> {
            if (count[0]++ < Sections.MAX_ROWS) {
                rows.add(List.of(topic, String.valueOf(partition), String.valueOf(offset)));
            }
        }));
        to.table(title, List.of("topic", "partition", "next offset"), rows, count[0]);
    }

    private static void kinesis(Sections to, String title, SourceOffset.Kinesis kinesis) {
        List<List<String>> rows = kinesis.shards().stream().limit(Sections.MAX_ROWS)
                .map(shard -> List.of(shard.id(), shard.iteratorType(), shard.iteratorPosition())).toList();
        String heading = kinesis.stream() == null ? title : title + " " + kinesis.stream();
        to.table(heading, List.of("shard", "read next", "position"), rows, kinesis.shards().size());
    }
}
