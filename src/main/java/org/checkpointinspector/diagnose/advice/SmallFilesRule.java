package org.checkpointinspector.diagnose.advice;

import java.util.List;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** Hundreds of stores, each of which writes a tiny file in every batch. */
public final class SmallFilesRule implements AdviceRule {

    private static final int MANY_STORES = 100;
    private static final long SMALL_BYTES = 16 << 10;

    private static final RuleText TEXT = new RuleText(
            "files.small",
            Severity.INFO,
            "Every batch writes hundreds of tiny state files.",
            "Slow batches, a NameNode under pressure, or throttling (503 Slow Down) of an object store.",
            "Fewer partitions (spark.sql.shuffle.partitions, 200 unless told otherwise) suffice for so little state; the number is "
                    + "frozen, so this needs a new checkpoint.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        long files = 0;
        long bytes = 0;
        List<StateLayout.Store> stores = facts.stores().toList();
        for (StateLayout.Store store : stores) {
            for (FileEntry entry : store.folder().files()) {
                StateFileName name = StateFileName.parse(entry.name()).orElse(null);
                if (name != null && (name.role() == Role.STATE_DELTA || name.role() == Role.STATE_CHANGELOG)) {
                    files++;
                    bytes += entry.bytes();
                }
            }
        }
        if (stores.size() >= MANY_STORES && files >= stores.size() && bytes / files < SMALL_BYTES) {
            advice.on("state")
                    .says("Each batch writes about " + stores.size() + " files of " + Quantity.bytes(bytes / files) + " on average, one a store.")
                    .proof("stores", stores.size())
                    .proof("operators", facts.state().operators().size())
                    .proof("files of state", facts.folder().folder("state").map(Folder::totalFiles).orElse(0L))
                    .proof("average increment, bytes", bytes / files)
                    .proof("spark.sql.shuffle.partitions", facts.conf().get("spark.sql.shuffle.partitions"))
                    .add();
        }
    }
}
