package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.Objects;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;

/** State that only grows: nothing expires. */
public final class StateGrowingRule implements AdviceRule {

    private static final int FEWEST = 5;
    private static final long SMALL_BYTES = 1 << 20;

    private static final RuleText TEXT = new RuleText(
            "state.growing",
            Severity.INFO,
            "The state grows from snapshot to snapshot.",
            "Longer batches, then OutOfMemoryError while the state is loaded (CANNOT_LOAD_STATE_STORE … OUT_OF_MEMORY).",
            "Give every aggregation, join and deduplication a watermark that closes its keys, or a TTL; a new watermark needs a "
                    + "new checkpoint. RocksDB keeps large state off the heap.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Trend.Batch> sized = facts.trend().batches().stream().filter(batch -> batch.stateBytes() != null).toList();
        if (!facts.isQuery() || sized.size() < FEWEST) {
            return;
        }
        Trend.Batch first = sized.get(0);
        Trend.Batch last = sized.get(sized.size() - 1);
        long from = Objects.requireNonNull(first.stateBytes());
        long to = Objects.requireNonNull(last.stateBytes());
        if (to < SMALL_BYTES || to < from + from / 2 || shrinks(sized)) {
            return;
        }
        long perBatch = (to - from) / Math.max(1, last.batch() - first.batch());
        Long span = first.plannedMs() == null || last.plannedMs() == null ? null : (Long) (last.plannedMs() - first.plannedMs());
        boolean noWatermark = last.watermarkMs() != null && last.watermarkMs() == 0;
        advice.on("state")
                .says("The state grew from " + Quantity.bytes(from) + " to " + Quantity.bytes(to) + " within " + (last.batch() - first.batch()) + " batches and never shrank"
                        + (noWatermark ? "; the query has no watermark, so that nothing in it ever expires." : "."))
                .proof("batches", first.batch() + " to " + last.batch())
                .proof("state at first, bytes", from)
                .proof("state now, bytes", to)
                .proof("growth, bytes a batch", perBatch)
                .proof("growth, bytes a day", span == null || span <= 0 ? null : (Long) Math.round((to - from) * 86_400_000.0 / span))
                .proof("rows now", last.stateRows())
                .add();
    }

    private static boolean shrinks(List<Trend.Batch> sized) {
        for (int i = 1; i < sized.size(); i++) {
            if (Objects.requireNonNull(sized.get(i).stateBytes()) < Objects.requireNonNull(sized.get(i - 1).stateBytes())) {
                return true;
            }
        }
        return false;
    }
}
