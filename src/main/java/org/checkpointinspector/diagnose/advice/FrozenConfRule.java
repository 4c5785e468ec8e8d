package org.checkpointinspector.diagnose.advice;

import java.util.Map;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A setting of the launch that the checkpoint overrules. */
public final class FrozenConfRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "conf.frozen",
            Severity.WARNING,
            "A setting of the job is overruled by the one in the checkpoint.",
            "Nothing but a line in the log: \"Updating the value of conf … in current session from … to …\".",
            "To change it start with a new checkpoint. Until then the value in the checkpoint is in force.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Map<String, String> frozen = facts.conf();
        facts.launchConf().forEach((key, value) -> {
            String kept = frozen.get(key);
            if (kept != null && !kept.equals(value)) {
                advice.on("offsets/" + facts.offsets().lastKey())
                        .says(key + "=" + value + " has no effect: the query was started with " + kept + ", and the checkpoint keeps it.")
                        .proof("setting", key)
                        .proof("in the checkpoint", kept)
                        .proof("asked for", value)
                        .add();
            }
        });
    }
}
