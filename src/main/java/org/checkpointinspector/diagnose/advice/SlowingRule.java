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

/** Batches take longer and longer. */
public final class SlowingRule implements AdviceRule {

    private static final int FEWEST = 12;
    private static final long SHORT_MS = 2_000;

    private static final RuleText TEXT = new RuleText(
            "batch.slowing",
            Severity.INFO,
            "Batches take at least twice as long as they did.",
            "Nothing, until the query falls behind.",
            "Compare with the charts of state size and of what each batch reads: what grows with them is the cause.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Long> durations = facts.trend().durationsMs();
        if (!facts.isQuery() || durations.size() < FEWEST) {
            return;
        }
        int third = durations.size() / 3;
        long before = Objects.requireNonNull(Trend.median(durations.subList(0, third)));
        long now = Objects.requireNonNull(Trend.median(durations.subList(durations.size() - third, durations.size())));
        if (now >= SHORT_MS && now >= 2 * Math.max(1, before)) {
            advice.on("commits")
                    .says("A batch took " + Quantity.time(before) + " at first and takes " + Quantity.time(now) + " now (medians of the first and the last " + third + " batches).")
                    .proof("median of the first, ms", before)
                    .proof("median of the last, ms", now)
                    .proof("batches", durations.size())
                    .add();
        }
    }
}
