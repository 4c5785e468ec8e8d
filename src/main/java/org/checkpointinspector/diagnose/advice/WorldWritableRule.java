package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.Access;

/** A checkpoint that anybody may change. */
public final class WorldWritableRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "permission.world-writable",
            Severity.INFO,
            "Everybody may write into the checkpoint.",
            "Nothing. Whoever changes the files changes results; the files of a Spark Streaming application are even run as code "
                    + "when they are read.",
            "Take the right away from all but the user who runs the job.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Access access = facts.access("").orElse(null);
        String mode = access == null ? null : access.mode();
        if (mode != null && mode.length() >= 9 && mode.charAt(7) == 'w') {
            advice.on("").says("The folder has the mode " + mode + ".").proof("mode", mode).proof("owner", access.owner())
                    .add(TEXT.todo(), (Ownership.isHdfs(facts) ? "hdfs dfs -chmod -R o-w " : "chmod -R o-w ") + facts.argument());
        }
    }
}
