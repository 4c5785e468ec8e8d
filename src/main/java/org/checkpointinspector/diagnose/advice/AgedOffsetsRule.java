package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.jspecify.annotations.Nullable;

/** What a source has thrown away since the query stopped cannot be read any more. */
public final class AgedOffsetsRule implements AdviceRule {

    private static final long DAY_MS = 86_400_000;
    /** Ten years: a batch time near 0 is no time. */
    private static final long TOO_OLD_TO_BE_TRUE_MS = 3_650 * DAY_MS;

    private static final RuleText TEXT = new RuleText(
            "offsets.aged",
            Severity.INFO,
            "The query rests longer than its source usually keeps data.",
            "Kafka: \"Cannot fetch offset … Some data may have been lost\", KAFKA_DATA_LOSS; Event Hubs: sequence number rejected; "
                    + "Iceberg: \"snapshot … was expired\"; Delta: a missing log version.",
            "Ask the source for its earliest position before the restart. If it is beyond these offsets, write the gap down first, "
                    + "then restart once with failOnDataLoss=false or start anew.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.offsets().isEmpty()) {
            return;
        }
        long age = facts.nowMs() - facts.offsets().lastEntry().getValue().metadata().batchTimestampMs();
        for (OffsetLog.Source source : facts.offsets().lastEntry().getValue().sources()) {
            Kept kept = Facts.offset(source).map(AgedOffsetsRule::kept).orElse(null);
            if (kept != null && age > kept.ms() && age < TOO_OLD_TO_BE_TRUE_MS) {
                advice.on("offsets/" + facts.offsets().lastKey())
                        .says("The newest batch was planned " + Quantity.time(age) + " ago; " + kept.who() + " keeps data for " + Quantity.time(kept.ms())
                                + " unless told otherwise. Whether these positions are still there only the source can tell.")
                        .proof("source", source.id())
                        .proof("age of the newest offsets, ms", age)
                        .proof("usual retention, ms", kept.ms())
                        .add(TEXT.todo(), "checkpoint-inspector offsets " + facts.argument(), Finding.Action.EXPORT_OFFSETS);
            }
        }
    }

    private record Kept(String who, long ms) {}

    private static @Nullable Kept kept(SourceOffset offset) {
        if (offset instanceof SourceOffset.Partitioned) {
            return new Kept("Kafka (log.retention.hours)", 7 * DAY_MS);
        } else if (offset instanceof SourceOffset.Kinesis) {
            return new Kept("Kinesis", DAY_MS);
        } else if (offset instanceof SourceOffset.Iceberg) {
            return new Kept("Iceberg (history.expire.max-snapshot-age-ms)", 5 * DAY_MS);
        }
        return offset instanceof SourceOffset.Delta ? new Kept("Delta after VACUUM", 7 * DAY_MS) : null;
    }
}
