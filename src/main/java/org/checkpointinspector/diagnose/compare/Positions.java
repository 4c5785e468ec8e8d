package org.checkpointinspector.diagnose.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.jspecify.annotations.Nullable;

/** The positions of two offset logs, side by side. */
final class Positions {

    private Positions() {}

    static List<Comparison.Position> of(@Nullable OffsetLog left, @Nullable OffsetLog right) {
        Map<String, Map<String, Long>> ofLeft = positions(left);
        Map<String, Map<String, Long>> ofRight = positions(right);
        List<Comparison.Position> all = new ArrayList<>();
        for (String source : both(ofLeft, ofRight)) {
            Map<String, Long> l = ofLeft.getOrDefault(source, Map.of());
            Map<String, Long> r = ofRight.getOrDefault(source, Map.of());
            both(l, r).forEach(partition -> all.add(new Comparison.Position(source, partition, l.get(partition), r.get(partition))));
        }
        return all;
    }

    private static TreeSet<String> both(Map<String, ?> left, Map<String, ?> right) {
        TreeSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        return names;
    }

    private static Map<String, Map<String, Long>> positions(@Nullable OffsetLog log) {
        Map<String, Map<String, Long>> positions = new LinkedHashMap<>();
        if (log != null) {
            for (OffsetLog.Source source : log.sources()) {
                Optional<SourceOffset> offset = source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
                positions.put(source.id(), offset.map(Positions::numbers).orElse(Map.of()));
            }
        }
        return positions;
    }

    private static Map<String, Long> numbers(SourceOffset offset) {
        if (offset instanceof SourceOffset.Partitioned partitioned) {
            Map<String, Long> numbers = new LinkedHashMap<>();
            partitioned.positions().forEach((topic, partitions) -> partitions.forEach((partition, position) -> numbers.put(topic + "-" + partition, position)));
            return numbers;
        } else if (offset instanceof SourceOffset.FileLog files) {
            return Map.of("", files.logOffset());
        } else if (offset instanceof SourceOffset.Number number) {
            return Map.of("", number.value());
        } else if (offset instanceof SourceOffset.RateMicroBatch rate) {
            return Map.of("", rate.offset());
        } else if (offset instanceof SourceOffset.Delta delta) {
            return Map.of("version", delta.version(), "index", delta.index());
        } else if (offset instanceof SourceOffset.Iceberg iceberg) {
            return Map.of("snapshot", iceberg.snapshotId(), "position", iceberg.position());
        }
        return Map.of();
    }
}
