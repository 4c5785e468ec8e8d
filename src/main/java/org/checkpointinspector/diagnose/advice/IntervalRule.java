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

/** Batches take longer than the interval that the query was told to keep. */
public final class IntervalRule implements AdviceRule {

    private static final int LOOKED_AT = 20;
    private static final int FEWEST = 8;

    private static final RuleText TEXT = new RuleText(
            "interval.too-short",
            Severity.WARNING,
            "Batches take longer than the trigger interval.",
            "\"Current batch is falling behind. The trigger interval is … milliseconds, but spent … milliseconds\" in the log; the "
                    + "query falls behind its sources.",
            "Give the query more cores or fewer partitions, limit what a batch reads (maxOffsetsPerTrigger), or lengthen the "
                    + "interval to what the batches need.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Long interval = facts.isQuery() ? facts.trend().intervalMs() : null;
        List<Long> durations = facts.trend().durationsMs();
        List<Long> last = durations.subList(Math.max(0, durations.size() - LOOKED_AT), durations.size());
        if (interval == null || last.size() < FEWEST) {
            return;
        }
        // a store that cuts off the seconds makes a batch look shorter, never longer
        long late = last.stream().filter(duration -> duration > interval).count();
        if (late * 2 >= last.size()) {
            advice.on("commits")
                    .says("The batches start every " + Quantity.time(interval) + ", and " + late + " of the last " + last.size() + " took longer; half of them " + Quantity.time(
                            Objects.requireNonNull(Trend.median(last))) + " or more.")
                    .proof("interval, ms", interval)
                    .proof("median duration, ms", Trend.median(last))
                    .proof("longest, ms", last.stream().max(Long::compare).orElseThrow())
                    .proof("batches over the interval", late + " of " + last.size())
                    .add();
        }
    }
}
