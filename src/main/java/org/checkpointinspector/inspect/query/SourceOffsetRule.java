package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;

/** The text of each source's offset in the two newest logs, read as that source reads it. */
final class SourceOffsetRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        Long newest = evidence.restart().newestOffset();
        Long previous = evidence.previousOffsetId();
        for (SourceEvidence.Source source : evidence.sources().all()) {
            checkText(source, source.newest(), "offsets/" + newest, judge);
            checkText(source, source.previous(), "offsets/" + previous, judge);
            checkPositions(source, "offsets/" + newest, judge);
        }
    }

    private static void checkText(SourceEvidence.Source source, OffsetLog.@Nullable Source offset, String path, Judge judge) {
        if (offset == null || offset.json() == null || source.kind().isEmpty()) {
            return;
        }
        SourceOffsets.acceptedBy(source.kind().get(), offset.json(), offset.storedOffset()).ifPresent(damage -> judge.error("offsets.source", path)
                .at(damage.storedOffset())
                .says("The offset of source " + source.id() + " cannot be read: " + damage.detail())
                .proof("offset", abbreviate(offset.json()))
                .remedy("Restore the file from a backup, or correct the line: it must have the form of the line before.")
                .raises(raised(judge.spark(), source.kind().get(), damage))
                .add());
    }

    private static SparkError raised(SparkVersion spark, SourceOffsets.Kind kind, Damage damage) {
        return kind == SourceOffsets.Kind.KAFKA
                ? SparkErrors.fromStream(null, "Expected e.g. {\"topicA\":{\"0\":23,\"1\":-1}}, got " + damage.detail(), "java.lang.IllegalArgumentException")
                : SparkErrors.fromStream(null, damage.detail(), SparkErrors.exceptionOf(spark, damage));
    }

    /** A Kafka partition that goes backwards or vanishes: the topic was made anew, or the file was edited. */
    private static void checkPositions(SourceEvidence.Source source, String path, Judge judge) {
        if (!(parsed(source.newest()) instanceof SourceOffset.Partitioned now) || !(parsed(source.previous()) instanceof SourceOffset.Partitioned before)) {
            return;
        }
        if (before.positions().keySet().stream().noneMatch(now.positions()::containsKey) && !before.positions().isEmpty()) {
            reportOtherTopics(source, now, before, path, judge);
            return;
        }
        before.positions().forEach((topic, partitions) -> partitions.forEach((partition, old) -> {
            @Nullable Long current = now.positions().getOrDefault(topic, Map.of()).get(partition);
            if (current == null || current < old) {
                judge.warning("offsets.backwards", path)
                        .says("Topic " + topic + ", partition " + partition + (current == null ? " vanished" : " goes backwards")
                                + " between the two newest batches: the topic was made anew, or the file was edited. Kafka's source reports data loss.")
                        .proof("offset before", old)
                        .proof("offset now", current)
                        .remedy("Compare with the topic's own offsets before the query restarts.")
                        .add();
            }
        }));
    }

    /** None of the topics of the batch before: they are not those of the query, or all were deleted; either way Kafka's source reports data loss. */
    private static void reportOtherTopics(
            SourceEvidence.Source source, SourceOffset.Partitioned now, SourceOffset.Partitioned before, String path, Judge judge) {
        judge.assume("the Kafka source's option failOnDataLoss is true, as it is by default");
        boolean conditions = judge.spark().atLeast(4, 0);
        judge.error("offsets.topics", path)
                .says("Source " + source.id() + " has no topic in common with the batch before: Kafka's source takes its partitions for deleted.")
                .proof("topics before", List.copyOf(before.positions().keySet()))
                .proof("topics now", List.copyOf(now.positions().keySet()))
                .remedy("Restore the file from a backup. If the topics were replaced on purpose, restart once with failOnDataLoss=false.")
                .raises(SparkErrors.fromStream(
                        conditions ? "KAFKA_DATA_LOSS.PARTITIONS_DELETED" : null,
                        "Some data may have been lost because they are not available in Kafka any more",
                        conditions ? "org.apache.spark.sql.kafka010.KafkaIllegalStateException" : SparkErrors.ILLEGAL_STATE))
                .add();
    }

    private static @Nullable SourceOffset parsed(OffsetLog.@Nullable Source offset) {
        return offset == null || offset.json() == null
                ? null
                : SourceOffsets.parse(offset.json(), offset.storedOffset()).value().orElse(null);
    }

    private static String abbreviate(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
