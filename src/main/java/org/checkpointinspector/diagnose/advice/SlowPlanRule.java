package org.checkpointinspector.diagnose.advice;

import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;

/** The plan of a batch is on disk long after its time: source or store are slow. */
public final class SlowPlanRule implements AdviceRule {

    private static final int FEWEST = 5;
    private static final long SLOW_MS = 5_000;

    private static final RuleText TEXT = new RuleText(
            "batch.slow-plan",
            Severity.INFO,
            "Seconds pass before the plan of a batch is on disk.",
            "latestOffset or walCommit stand out in the progress of the query (durationMs).",
            "See which of the two it is in the query's progress: many small input files or slow brokers, or a store on which a "
                    + "rename is a copy (for S3A see spark.sql.streaming.checkpointFileManagerClass).");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<Long> delays = facts.trend().batches().stream().map(Trend.Batch::delayMs).flatMap(Stream::ofNullable).toList();
        Long median = Trend.median(delays);
        if (facts.isQuery() && delays.size() >= FEWEST && median != null && median >= SLOW_MS) {
            advice.on("offsets")
                    .says("An offset log is on disk " + Quantity.time(median) + " after its batch began; in that time the sources are asked for their newest offsets and the file is written.")
                    .proof("median, ms", median)
                    .proof("batches", delays.size())
                    .proof("scheme", facts.location().scheme())
                    .add();
        }
    }
}
