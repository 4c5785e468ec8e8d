package org.checkpointinspector.diagnose.trend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.jspecify.annotations.Nullable;

/** How far each source moved between two batches. */
final class OffsetAdvance {

    private OffsetAdvance() {}

    /** By the source's index; sources that cannot be counted are left out. */
    static Map<String, Long> between(OffsetLog before, OffsetLog now) {
        Map<String, OffsetLog.Source> old = new TreeMap<>();
        before.sources().forEach(source -> old.put(source.id(), source));
        Map<String, Long> advanced = new LinkedHashMap<>();
        for (OffsetLog.Source source : now.sources()) {
            Optional<SourceOffset> from = Optional.ofNullable(old.get(source.id())).flatMap(OffsetAdvance::parse);
            Optional<SourceOffset> to = parse(source);
            Long step = from.isPresent() && to.isPresent() ? step(from.get(), to.get()) : null;
            if (step != null) {
                advanced.put(source.id(), step);
            }
        }
        return advanced;
    }

    private static Optional<SourceOffset> parse(OffsetLog.Source source) {
        return source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
    }

    private static @Nullable Long step(SourceOffset from, SourceOffset to) {
        if (from instanceof SourceOffset.Partitioned before && to instanceof SourceOffset.Partitioned after) {
            return records(before, after);
        } else if (from instanceof SourceOffset.FileLog before && to instanceof SourceOffset.FileLog after) {
            return after.logOffset() - before.logOffset();
        } else if (from instanceof SourceOffset.Number before && to instanceof SourceOffset.Number after) {
            return after.value() - before.value();
        } else if (from instanceof SourceOffset.RateMicroBatch before && to instanceof SourceOffset.RateMicroBatch after) {
            return after.offset() - before.offset();
        } else if (from instanceof SourceOffset.Delta before && to instanceof SourceOffset.Delta after) {
            return Objects.equals(before.tableId(), after.tableId()) ? (Long) (after.version() - before.version()) : null;
        }
        return null;
    }

    /** Partitions that are new count from nowhere, and are left out. */
    private static long records(SourceOffset.Partitioned before, SourceOffset.Partitioned after) {
        long records = 0;
        for (Map.Entry<String, Map<Integer, Long>> topic : after.positions().entrySet()) {
            Map<Integer, Long> old = before.positions().getOrDefault(topic.getKey(), Map.of());
            for (Map.Entry<Integer, Long> partition : topic.getValue().entrySet()) {
                Long from = old.get(partition.getKey());
                records += from == null ? 0 : partition.getValue() - from;
            }
        }
        return records;
    }
}
