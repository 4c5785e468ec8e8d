package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;

/** Batches that waited when the checkpoint was written. */
public final class BacklogRule implements AdviceRule {

    private static final int SOME = 3;
    private static final int MANY = 10;

    private static final RuleText TEXT = new RuleText(
            "dstream.backlog",
            Severity.WARNING,
            "Batches of the application were waiting to be run.",
            "Nothing but a growing scheduling delay in its web page; after a recovery all of them run at once, before anything new.",
            "Shorten the work of a batch or lengthen the batches; set spark.streaming.backpressure.enabled. Before a restart count "
                    + "on the waiting batches.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        if (application == null || application.batchDurationMs() == null) {
            return;
        }
        int waiting = application.pendingTimesMs().size() - 1;
        if (waiting < SOME) {
            return;
        }
        Advice.Draft draft = waiting >= MANY ? advice.on(String.valueOf(application.recoveryFile())) : advice.info(String.valueOf(application.recoveryFile()));
        draft.says(waiting + " batches of " + Quantity.time(application.batchDurationMs()) + " were waiting behind the one that ran: the application was at least "
                        + Quantity.time(waiting * application.batchDurationMs()) + " behind.")
                .proof("batches waiting", waiting)
                .proof("behind, ms, at least", waiting * application.batchDurationMs())
                .proof("oldest", application.pendingTimesMs().get(0))
                .proof("newest", application.pendingTimesMs().get(waiting))
                .add();
    }
}
