package org.checkpointinspector.diagnose.advice;

import java.util.Map;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.FileEntry;

/** A checkpoint file that is large because of what functions captured. */
public final class LargeObjectsRule implements AdviceRule {

    private static final long LARGE_BYTES = 512 << 10;
    private static final int SHOWN = 8;

    private static final RuleText TEXT = new RuleText(
            "dstream.large",
            Severity.INFO,
            "The checkpoint files of the application are large.",
            "Nothing; the file is written twice a batch, in the driver, and a slow store then delays every batch.",
            "See which object is large: look-up tables belong into a broadcast or a table that is read when needed, not into a "
                    + "closure.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        DStreamCheckpoint checkpoint = facts.application().orElse(null);
        Application application = facts.inspection().application();
        FileEntry file = application == null || application.recoveryFile() == null ? null : facts.folder().file(application.recoveryFile()).orElse(null);
        if (checkpoint == null || file == null || file.bytes() < LARGE_BYTES) {
            return;
        }
        Map<String, Long> sizes = ObjectPaths.largest(checkpoint.root(), SHOWN);
        advice.on(file.name())
                .says("The file has " + Quantity.bytes(file.bytes()) + " compressed.")
                .proof("bytes", file.bytes())
                .proof("largest objects, bytes of their content", sizes)
                .add();
    }
}
