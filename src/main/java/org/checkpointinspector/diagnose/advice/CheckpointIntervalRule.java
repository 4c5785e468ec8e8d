package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;

/**
 * How often the state of a stream is written, against how often it changes. Spark's guide calls five to ten slides a good setting; by itself it takes the slide, or ten seconds
 * where that is longer ({@code DStream.initialize}), which is too often for slides of several seconds. {@code mapWithState} takes ten slides.
 */
public final class CheckpointIntervalRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "dstream.interval",
            Severity.INFO,
            "The state of a stream is checkpointed far more often, or more seldom, than every five to ten slides.",
            "Nothing. Too often, each write of the whole state takes time from the batches; too seldom, the lineage grows, and a restart computes many batches again.",
            "Set the stream's checkpoint interval to five to ten times its slide: stream.checkpoint(Durations.seconds(…)). That takes a new checkpoint folder.");

    private static final int FEWEST = 3;
    private static final int MOST = 20;

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        if (application == null) {
            return;
        }
        for (Application.Stream stream : application.dstreams()) {
            Long slide = stream.slideMs() == null ? application.batchDurationMs() : stream.slideMs();
            Long interval = stream.checkpointMs();
            if (slide == null || slide <= 0 || interval == null || stream.input()) {
                continue;
            }
            double slides = (double) interval / slide;
            if (slides < FEWEST || slides > MOST) {
                advice.on("")
                        .says(stream.simpleType() + " #" + stream.id() + " changes every " + slide + " ms and is checkpointed every " + interval + " ms: "
                                + (slides < FEWEST ? "more often than is worth it." : "so seldom that a restart computes up to " + (long) slides + " batches again."))
                        .proof("slide in ms", slide)
                        .proof("checkpoint interval in ms", interval)
                        .proof("slides between checkpoints", slides)
                        .add();
            }
        }
    }
}
