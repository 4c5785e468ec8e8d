package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;

/** State files of versions that no restart and no rollback can reach any more. */
public final class OldVersionsRule implements AdviceRule {

    private static final long MANY = 100;

    private static final RuleText TEXT = new RuleText(
            "state.old-versions",
            Severity.INFO,
            "State files far older than the oldest batch in the log were not cleaned up.",
            "Nothing; maintenance removes them, where it runs.",
            "Prune with the query stopped, and look in the executors' logs why maintenance does not.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        if (facts.offsets().isEmpty()) {
            return;
        }
        long oldestBatch = LogFolder.plain(facts.folder().folder("offsets")).files().get(0).id();
        long files = 0;
        long bytes = 0;
        long oldest = Long.MAX_VALUE;
        for (StateLayout.Store store : facts.stores().toList()) {
            long base = store.folder().files().stream().flatMap(entry -> StateFileName.parse(entry.name()).stream())
                    .filter(name -> name.role() == Role.STATE_SNAPSHOT || name.role() == Role.STATE_ROCKSDB_SNAPSHOT)
                    .mapToLong(StateFileName::version).filter(version -> version <= oldestBatch + 1).max().orElse(0);
            for (FileEntry entry : store.folder().files()) {
                long version = StateFileName.parse(entry.name()).map(StateFileName::version).orElse(Long.MAX_VALUE);
                if (version < base) {
                    files++;
                    bytes += entry.bytes();
                    oldest = Math.min(oldest, version);
                }
            }
        }
        if (files > 0 && oldestBatch - oldest >= MANY) {
            advice.on("state")
                    .says(files + " state files (" + Quantity.bytes(bytes) + ") are of versions before the oldest batch in the log, " + oldestBatch + "; nothing can reach them.")
                    .proof("files", files)
                    .proof("bytes", bytes)
                    .proof("oldest version", oldest)
                    .proof("oldest batch in the log", oldestBatch)
                    .add(TEXT.todo(), "checkpoint-inspector prune " + facts.argument() + " --keep 100", Finding.Action.PRUNE);
        }
    }
}
