package org.checkpointinspector.diagnose.advice;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.Quantity;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** RocksDB files that no snapshot names. */
public final class OrphansRule implements AdviceRule {

    private static final int MOST_ZIPS = 256;
    private static final long MANY = 10;
    private static final long LARGE_BYTES = 1 << 20;

    private static final RuleText TEXT = new RuleText(
            "state.orphans",
            Severity.INFO,
            "RocksDB tables lie around that no snapshot names.",
            "Nothing; they only cost storage. Uploads that failed leave them.",
            "Prune with the query stopped. Files younger than the oldest snapshot may belong to a running upload; they are not "
                    + "counted here.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        long files = 0;
        long bytes = 0;
        int opened = 0;
        for (StateLayout.Store store : facts.stores().toList()) {
            Folder tables = store.folder().folder("SSTs").orElse(null);
            Map<String, FileEntry> zips = new TreeMap<>();
            store.folder().files().stream().filter(entry -> entry.name().endsWith(".zip")).forEach(entry -> zips.put(entry.name(), entry));
            opened += zips.size();
            if (tables == null || zips.isEmpty() || opened > MOST_ZIPS) {
                continue;
            }
            Map<String, RocksDbSnapshot> known = facts.reads().decode(zips, new RocksDbSnapshotDecoder());
            if (known.size() < zips.size()) {
                continue;
            }
            Set<String> named = known.values().stream().flatMap(zip -> zip.files().stream()).map(RocksDbSnapshot.SharedFile::name).collect(Collectors.toSet());
            long oldest = zips.values().stream().mapToLong(FileEntry::modifiedMs).min().orElse(0);
            for (FileEntry table : tables.files()) {
                if (table.name().endsWith(".sst") && !named.contains(table.name()) && table.modifiedMs() < oldest) {
                    files++;
                    bytes += table.bytes();
                }
            }
        }
        if (files >= MANY || bytes >= LARGE_BYTES) {
            advice.on("state")
                    .says(files + " RocksDB tables (" + Quantity.bytes(bytes) + ") are named by no snapshot and older than all of them.")
                    .proof("files", files)
                    .proof("bytes", bytes)
                    .add(TEXT.todo(), "checkpoint-inspector prune " + facts.argument() + " --keep 100", Finding.Action.PRUNE);
        }
    }
}
