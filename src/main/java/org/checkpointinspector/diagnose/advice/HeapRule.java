package org.checkpointinspector.diagnose.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateFileDecoder;
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

/** What the HDFS-backed provider will need to hold the state in memory. */
public final class HeapRule implements AdviceRule {

    private static final long LARGE_BYTES = 512L << 20;
    private static final long SAMPLED_BYTES = 32L << 20;
    /** Without a sample: what lz4 and the objects around a row make of it. */
    private static final double USUAL_GROWTH = 5;
    private static final long MOST_GROWTH = 50;
    /** Two rows with their arrays and an entry of the map (UnsafeRow, ConcurrentHashMap), in bytes. */
    private static final long ROW_OVERHEAD = 200;

    private static final RuleText TEXT = new RuleText(
            "state.heap",
            Severity.INFO,
            "Loading the state will take a good part of the executors' heap.",
            "java.lang.OutOfMemoryError: Java heap space, or executors killed, while the first batch loads the state.",
            "Give the executors together more heap than this, with as much again for the batch; or start anew with the RocksDB "
                    + "provider, which keeps state off the heap.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<FileEntry> newest = facts.stores().flatMap(store -> newestSnapshot(store).stream()).toList();
        long stored = newest.stream().mapToLong(FileEntry::bytes).sum();
        if (stored * MOST_GROWTH < LARGE_BYTES) {
            return;
        }
        double growth = newest.stream().filter(entry -> entry.bytes() > 0 && entry.bytes() <= SAMPLED_BYTES).max(Comparator.comparingLong(FileEntry::bytes))
                .flatMap(entry -> facts.reads().decode(entry, new StateFileDecoder(StateFileDecoder.Format.SNAPSHOT)).map(content -> growth(entry, content)))
                .orElse(USUAL_GROWTH);
        long heap = Math.round(stored * growth);
        if (heap >= LARGE_BYTES) {
            advice.on("state")
                    .says("The snapshots hold " + Quantity.bytes(stored) + " compressed; as rows in the executors' memory that is about " + Quantity.bytes(heap) + ".")
                    .proof("snapshots, bytes", stored)
                    .proof("heap, bytes, about", heap)
                    .proof("stores", newest.size())
                    .add();
        }
    }

    private static Optional<FileEntry> newestSnapshot(StateLayout.Store store) {
        return store.folder().files().stream()
                .filter(entry -> StateFileName.parse(entry.name()).filter(name -> name.role() == Role.STATE_SNAPSHOT).isPresent())
                .max(Comparator.comparingLong(entry -> StateFileName.parse(entry.name()).orElseThrow().version()));
    }

    private static double growth(FileEntry entry, StateFile content) {
        return (content.keyBytes() + content.valueBytes() + content.puts() * ROW_OVERHEAD) / (double) entry.bytes();
    }
}
