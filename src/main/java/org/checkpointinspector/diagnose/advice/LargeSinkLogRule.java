package org.checkpointinspector.diagnose.advice;

import java.util.Optional;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;

/** The log of a file sink has every file that it ever wrote. */
public final class LargeSinkLogRule implements AdviceRule {

    private static final long LARGE_BYTES = 10 << 20;

    private static final RuleText TEXT = new RuleText(
            "sinklog.large",
            Severity.INFO,
            "The log of the file sink has grown large.",
            "The query pauses at every compaction and at last runs out of memory; so does every reader of the output.",
            "Set the option retention of the file sink, or write to a table format. Never delete _spark_metadata to repair it.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.inspection().checkpoint().kind() != Checkpoint.Kind.FILE_SINK_LOG) {
            return;
        }
        LogFolder.LogFile compact = LogFolder.compactible(Optional.of(facts.folder())).files().stream().filter(LogFolder.LogFile::compact).reduce((older, newer) -> newer).orElse(null);
        if (compact != null && compact.entry().bytes() >= LARGE_BYTES) {
            advice.on(facts.relative(compact.entry().path()))
                    .says("The newest compaction has " + Quantity.bytes(compact.entry().bytes()) + "; Spark reads all of it at each compaction and keeps it in memory.")
                    .proof("bytes", compact.entry().bytes())
                    .proof("newest id", compact.id())
                    .add();
        }
    }
}
