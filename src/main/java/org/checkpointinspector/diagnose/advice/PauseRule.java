package org.checkpointinspector.diagnose.advice;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;

/** A long time in which nothing was planned. */
public final class PauseRule implements AdviceRule {

    private static final int FEWEST = 8;
    private static final long LONG_MS = 600_000;
    private static final long TIMES = 10;
    /** Jobs that a scheduler starts now and then pause by design. */
    private static final long SCHEDULED_MS = 300_000;

    private static final RuleText TEXT = new RuleText(
            "batch.pause",
            Severity.INFO,
            "The query paused far longer than usual.",
            "Nothing. It was stopped, or its sources had no data.",
            "Compare with the deployments of that time; if it was no planned stop, look into the driver's log of it.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Long> gaps = facts.trend().gapsMs();
        Long median = Trend.median(gaps);
        if (!facts.isQuery() || gaps.size() < FEWEST || median == null || median > SCHEDULED_MS) {
            return;
        }
        List<String> pauses = new ArrayList<>();
        Trend.Batch before = null;
        for (Trend.Batch batch : facts.trend().batches()) {
            Long gap = before == null || before.plannedMs() == null || batch.plannedMs() == null ? null : (Long) (batch.plannedMs() - before.plannedMs());
            if (gap != null && gap >= LONG_MS && gap >= TIMES * Math.max(1, median)) {
                pauses.add(Quantity.time(gap) + " before batch " + batch.batch());
            }
            before = batch;
        }
        if (!pauses.isEmpty()) {
            advice.on("offsets")
                    .says("Batches usually start " + Quantity.time(median) + " after each other; there " + (pauses.size() == 1 ? "was a pause of " : "were pauses: ")
                            + String.join(", ", pauses.subList(0, Math.min(3, pauses.size()))) + ".")
                    .proof("median, ms", median)
                    .proof("pauses", pauses.subList(0, Math.min(10, pauses.size())))
                    .add();
        }
    }
}
