package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** Files of several owners in one checkpoint. */
public final class OwnersRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "permission.owners",
            Severity.INFO,
            "The files of the checkpoint belong to several users.",
            "AccessControlException: Permission denied: user=…, access=WRITE, as soon as the other user's turn comes.",
            "Decide which user runs the query and give the whole folder to that user; never start it by hand as another one.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Ownership ownership = Ownership.of(facts);
        if (ownership.owners().size() < 2) {
            return;
        }
        String usual = ownership.usualOwner();
        advice.on(ownership.firstNotOf(usual))
                .says("The parts of this checkpoint belong to " + String.join(" and ", ownership.owners().keySet()) + ".")
                .proof("owners", ownership.owners())
                .add(TEXT.todo(), ownership.isHdfs() ? "hdfs dfs -chown -R " + Facts.quoted(usual) + " " + facts.argument() : "chown -R " + Facts.quoted(usual) + " " + facts.argument());
    }
}
