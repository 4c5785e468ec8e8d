package org.checkpointinspector.inspect.query;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;

/** What the first key of an operator's state tells where no schema does. */
final class FirstKey {

    /** How many of the newest files are tried: those of batches that changed nothing hold no key. */
    private static final int TRIED = 5;
    /** The key of a limit: one field that is null, as an UnsafeRow of a null bit set and an unused word. */
    private static final int LIMIT_KEY_BYTES = 16;

    private FirstKey() {}

    /** Whether the keys are known to have fields, so that the operator is split by them. False also where no key was read. */
    static boolean hasFields(QueryEvidence evidence, StateLayout.Operator operator) {
        if (evidence.depth() == Depth.QUICK) {
            return false;
        }
        return newestFiles(operator).stream().flatMap(file -> ofFile(evidence, file).stream()).findFirst().orElse(false);
    }

    private static List<FileEntry> newestFiles(StateLayout.Operator operator) {
        return operator.partitions().stream()
                .flatMap(partition -> partition.stores().stream())
                .flatMap(store -> store.folder().files().stream())
                .filter(file -> file.name().endsWith(".delta") || file.name().endsWith(".snapshot"))
                .filter(file -> StateFileName.parse(file.name()).isPresent())
                .sorted(Comparator.comparingLong(FileEntry::modifiedMs).reversed())
                .limit(TRIED)
                .toList();
    }

    private static Optional<Boolean> ofFile(QueryEvidence evidence, FileEntry file) {
        try (InputStream stored = new BufferedInputStream(evidence.reads().open(file))) {
            stored.mark(Codec.SNIFFED_BYTES);
            Optional<Codec> codec = Codec.sniff(stored.readNBytes(Codec.SNIFFED_BYTES));
            stored.reset();
            return codec.isEmpty() ? Optional.empty() : ofKey(Decompressed.open(stored, codec.get()));
        } catch (IOException unread) {
            // what cannot be read is reported where it is verified; here it only tells nothing
            return Optional.empty();
        }
    }

    private static Optional<Boolean> ofKey(Decompressed records) throws IOException {
        try (records) {
            int bytes = records.int32();
            if (bytes < 0) {
                return Optional.empty();
            }
            byte[] nullBits = records.peek(1);
            return nullBits.length == 0 ? Optional.of(false) : Optional.of(bytes > 0 && (bytes != LIMIT_KEY_BYTES || nullBits[0] == 0));
        }
    }
}
