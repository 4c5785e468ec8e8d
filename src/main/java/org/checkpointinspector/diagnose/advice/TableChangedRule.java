package org.checkpointinspector.diagnose.advice;

import java.util.Map;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A Delta source whose table is another one, or an older one, than in the batch before. */
public final class TableChangedRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "source.table-changed",
            Severity.WARNING,
            "A Delta source reads another table than before, or an older version of it.",
            "DIFFERENT_DELTA_TABLE_READ_BY_STREAMING_SOURCE.",
            "The table was dropped and made anew. Start this query with a new checkpoint and say from which version of the table "
                    + "(startingVersion); what was read before is read again otherwise.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Map.Entry<Long, OffsetLog> before = null;
        for (Map.Entry<Long, OffsetLog> now : facts.offsets().entrySet()) {
            for (int i = 0; before != null && i < Math.min(before.getValue().sources().size(), now.getValue().sources().size()); i++) {
                if (Facts.offset(before.getValue().sources().get(i)).orElse(null) instanceof SourceOffset.Delta old
                        && Facts.offset(now.getValue().sources().get(i)).orElse(null) instanceof SourceOffset.Delta current) {
                    compare(now.getKey(), old, current, advice);
                }
            }
            before = now;
        }
    }

    private static void compare(long batch, SourceOffset.Delta old, SourceOffset.Delta now, Advice advice) {
        if (!old.tableId().equals(now.tableId()) || now.version() < old.version()) {
            advice.on("offsets/" + batch)
                    .says(old.tableId().equals(now.tableId()) ? "The table went back to an older version in batch " + batch + "." : "Batch " + batch + " reads another table than the one before.")
                    .proof("table before", old.tableId() + " at version " + old.version())
                    .proof("table now", now.tableId() + " at version " + now.version())
                    .add();
        }
    }
}
