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

/** Data comes in, and event time does not move. */
public final class WatermarkStandsRule implements AdviceRule {

    private static final int FEWEST = 10;
    private static final long SHORT_MS = 600_000;

    private static final RuleText TEXT = new RuleText(
            "state.watermark-stands",
            Severity.INFO,
            "The watermark stands still while data comes in.",
            "Nothing: windows never close, append mode emits nothing, and state grows.",
            "Look for a source that is idle (with several sources the slowest rules: spark.sql.streaming.multipleWatermarkPolicy) "
                    + "and for late or wrong event times.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Trend.Batch> batches = facts.trend().batches().stream().filter(batch -> batch.watermarkMs() != null && batch.plannedMs() != null).toList();
        int at = batches.size() - 1;
        int run = 0;
        while (at >= 0 && isBusy(batches.get(at)) && Objects.equals(batches.get(at).watermarkMs(), batches.get(batches.size() - 1).watermarkMs())) {
            run++;
            at--;
        }
        if (run < FEWEST) {
            return;
        }
        Trend.Batch last = batches.get(batches.size() - 1);
        Trend.Batch first = batches.get(batches.size() - run);
        long span = Objects.requireNonNull(last.plannedMs()) - Objects.requireNonNull(first.plannedMs());
        if (Objects.requireNonNull(last.watermarkMs()) > 0 && span >= SHORT_MS) {
            advice.on("offsets/" + last.batch())
                    .says("In the last " + run + " batches, over " + Quantity.time(span) + ", data came in and the watermark did not move.")
                    .proof("watermark, ms since the epoch", last.watermarkMs())
                    .proof("batches", first.batch() + " to " + last.batch())
                    .proof("behind the newest batch, ms", last.plannedMs() - last.watermarkMs())
                    .add();
        }
    }

    private static boolean isBusy(Trend.Batch batch) {
        Long advanced = batch.advancedTotal();
        return advanced != null && advanced > 0;
    }
}
