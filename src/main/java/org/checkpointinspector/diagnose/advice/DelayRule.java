package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;

/** Checkpoint files that are written longer and longer after their batch. */
public final class DelayRule implements AdviceRule {

    private static final int FEWEST = 4;
    private static final long SLOW_MS = 3_000;

    private static final RuleText TEXT = new RuleText(
            "dstream.delay",
            Severity.INFO,
            "The first checkpoint file of a batch is written more than a batch after its time.",
            "\"Scheduling delay\" in the web page; checkpoint writes that queue up are dropped, and the newest file is older than it "
                    + "could be.",
            "Faster storage for the checkpoint folder, or longer batches; see dstream.large for what makes the file large.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        Long interval = application == null ? null : application.batchDurationMs();
        List<Long> delays = facts.trend().batches().stream().map(Trend.Batch::delayMs).flatMap(Stream::ofNullable).toList();
        Long median = Trend.median(delays);
        // stores that keep whole seconds hide less than one
        if (interval != null && median != null && delays.size() >= FEWEST && median > Math.max(SLOW_MS, 2 * interval)) {
            advice.on("")
                    .says("Half of the checkpoint files were written " + Quantity.time(median) + " or more after their batch began, with batches of " + Quantity.time(interval) + ".")
                    .proof("median, ms", median)
                    .proof("batch duration, ms", interval)
                    .proof("files", delays.size())
                    .add();
        }
    }
}
