package org.checkpointinspector.diagnose.advice;

import java.util.Map;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** The number of sources changed in the middle of the log. */
public final class SourcesChangedRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "offsets.sources-changed",
            Severity.INFO,
            "The number of sources changed between two earlier batches.",
            "\"There are [n] sources in the checkpoint offsets and now there are [m] sources requested by the query\": a query never "
                    + "gets there by itself.",
            "Compare the plan of the query with the lines of the two files; whoever changed the log by hand should know.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Map.Entry<Long, OffsetLog> before = null;
        for (Map.Entry<Long, OffsetLog> now : facts.offsets().entrySet()) {
            boolean changed = before != null && before.getValue().sources().size() != now.getValue().sources().size();
            if (changed && now.getKey() < facts.offsets().lastKey() && now.getValue().version() < 2) {
                advice.on("offsets/" + now.getKey())
                        .says("Batch " + now.getKey() + " has another number of sources than batch " + before.getKey() + ".")
                        .proof("sources before", before.getValue().sources().size())
                        .proof("sources now", now.getValue().sources().size())
                        .add();
            }
            before = now;
        }
    }
}
