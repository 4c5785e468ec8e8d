package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;

/** State is checkpointed too often, or so seldom that the lineage grows long. */
public final class CheckpointIntervalRule implements AdviceRule {

    private static final long FEWEST = 5;
    /** State that is mapped keeps ten by default; far more than that is lineage. */
    private static final long MOST = 20;
    /** Spark's own default is the first multiple of the slide at or above ten seconds. */
    private static final long ENOUGH_MS = 10_000;

    private static final RuleText TEXT = new RuleText(
            "dstream.checkpoint-interval",
            Severity.INFO,
            "The checkpoint interval of a stateful DStream is not five to ten times its slide.",
            "Nothing: too short, and writing state slows every batch; too long, and lineage and recovery grow.",
            "Set stream.checkpoint(…) to five to ten slide intervals, in new code with a new checkpoint: the interval is kept in "
                    + "the file.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        Long batch = application == null ? null : application.batchDurationMs();
        if (batch == null) {
            return;
        }
        for (Application.Stream stream : application.dstreams()) {
            Long interval = stream.checkpointMs();
            long slide = stream.slideMs() == null ? batch : stream.slideMs();
            boolean tooShort = interval != null && slide > 0 && interval < FEWEST * slide && interval < ENOUGH_MS;
            if (interval != null && slide > 0 && (tooShort || interval > MOST * slide)) {
                advice.on("")
                        .says("The state of " + stream.simpleType() + (stream.callSite() == null ? "" : " (" + stream.callSite() + ")") + " is checkpointed every " + Quantity.time(interval)
                                + ", that is every " + interval / slide + " batches of " + Quantity.time(slide) + ".")
                        .proof("checkpoint interval, ms", interval)
                        .proof("slide, ms", slide)
                        .proof("ratio", interval / slide)
                        .add();
            }
        }
    }
}
