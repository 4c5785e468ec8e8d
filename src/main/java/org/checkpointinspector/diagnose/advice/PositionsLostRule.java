package org.checkpointinspector.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A partition that goes backwards or vanishes in the middle of the log: the topic was made anew while the query ran. */
public final class PositionsLostRule implements AdviceRule {

    private static final int SHOWN = 10;

    private static final RuleText TEXT = new RuleText(
            "offsets.positions-lost",
            Severity.WARNING,
            "A Kafka partition went back or vanished in an earlier batch.",
            "With failOnDataLoss=true the query fails at that batch; with false it runs on, and records were skipped or repeated.",
            "Find out what happened to the topic at that time, and what of the sink was written from then on.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<String> lost = new ArrayList<>();
        Map.Entry<Long, OffsetLog> before = null;
        for (Map.Entry<Long, OffsetLog> now : facts.offsets().entrySet()) {
            // the two newest are looked at when the restart is judged
            if (before != null && now.getKey() < facts.offsets().lastKey()) {
                compare(before.getValue(), now.getValue(), now.getKey(), lost);
            }
            before = now;
        }
        if (!lost.isEmpty()) {
            advice.on("offsets")
                    .says(lost.size() + (lost.size() == 1 ? " partition" : " partitions") + " went back or vanished between two batches that are still in the log.")
                    .proof("where", lost.subList(0, Math.min(SHOWN, lost.size())))
                    .add();
        }
    }

    private static void compare(OffsetLog before, OffsetLog now, long batch, List<String> lost) {
        for (int i = 0; i < Math.min(before.sources().size(), now.sources().size()); i++) {
            if (Facts.offset(before.sources().get(i)).orElse(null) instanceof SourceOffset.Partitioned old
                    && Facts.offset(now.sources().get(i)).orElse(null) instanceof SourceOffset.Partitioned current) {
                old.positions().forEach((topic, partitions) -> partitions.forEach((partition, position) -> {
                    Long at = current.positions().getOrDefault(topic, Map.of()).get(partition);
                    if (at == null || at < position) {
                        lost.add("batch " + batch + ": " + topic + "-" + partition + " from " + position + (at == null ? ", then gone" : " to " + at));
                    }
                }));
            }
        }
    }
}
