package org.checkpointinspector.maintain.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;

/** Which data lies between two offset logs, in words. */
final class DataAgain {

    private final OffsetLog from;
    private final OffsetLog until;

    DataAgain(OffsetLog from, OffsetLog until) {
        this.from = from;
        this.until = until;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (OffsetLog.Source source : until.sources()) {
            Optional<SourceOffset> before = from.sources().stream().filter(each -> each.id().equals(source.id())).findFirst().flatMap(DataAgain::parsed);
            parsed(source).ifPresent(after -> sentences.add("Source " + source.id() + " is read again from " + between(before, after) + "."));
        }
        return sentences;
    }

    private static Optional<SourceOffset> parsed(OffsetLog.Source source) {
        return source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
    }

    private static String between(Optional<SourceOffset> before, SourceOffset after) {
        SourceOffset start = before.orElse(null);
        if (after instanceof SourceOffset.Partitioned kafka) {
            return kafka(start instanceof SourceOffset.Partitioned positions ? positions.positions() : Map.of(), kafka.positions());
        } else if (after instanceof SourceOffset.FileLog files) {
            long seen = start instanceof SourceOffset.FileLog log ? log.logOffset() : -1;
            return "entry " + (seen + 1) + " to " + files.logOffset() + " of its log of files";
        } else if (after instanceof SourceOffset.Number number) {
            return (start instanceof SourceOffset.Number first ? String.valueOf(first.value()) : "its start") + " to " + number.value();
        } else if (after instanceof SourceOffset.Delta delta) {
            return (start instanceof SourceOffset.Delta first ? "version " + first.version() : "its start") + " to version " + delta.version() + " of its table";
        } else if (after instanceof SourceOffset.RateMicroBatch rate) {
            return "row " + (start instanceof SourceOffset.RateMicroBatch first ? first.offset() : 0) + " to " + rate.offset();
        }
        return "where the batch ended";
    }

    private static String kafka(Map<String, Map<Integer, Long>> before, Map<String, Map<Integer, Long>> after) {
        Map<String, Long> records = new TreeMap<>();
        after.forEach((topic, partitions) -> partitions.forEach((partition, next) -> {
            Long first = before.getOrDefault(topic, Map.of()).get(partition);
            records.merge(topic, first == null ? 0 : Math.max(0, next - first), Long::sum);
        }));
        List<String> topics = records.entrySet().stream().map(topic -> topic.getValue() + " offsets of topic " + topic.getKey()).toList();
        return "the end of the batch: " + String.join(", ", topics);
    }
}
