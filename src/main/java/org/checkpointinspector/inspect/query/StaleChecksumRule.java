package org.checkpointinspector.inspect.query;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.FileEntry;

/**
 * Files that can be read and yet do not fit the checksum that Hadoop wrote beside them on a local disk. Spark does not look at those of the logs, nor at most of the
 * state's ({@code FileContext.open} reaches past the checksums), so it takes what is there; the checksum is the only witness that it is not what Spark wrote.
 */
final class StaleChecksumRule implements RestartRule {

    /** State beyond this is not read a second time for it. */
    private static final long MOST_STATE_BYTES = 64L << 20;

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (!evidence.isLocal() || evidence.depth() == Depth.QUICK) {
            return;
        }
        Stream.<Optional<? extends Read<?>>>of(evidence.metadata(), evidence.newestOffset(), evidence.previousOffset(), evidence.newestCommit())
                .flatMap(Optional::stream)
                .filter(read -> read.value().isPresent())
                .forEach(read -> check(evidence, read.file().entry(), judge));
        if (judge.cause().isEmpty()) {
            List<FileEntry> state = neededState(evidence, judge);
            if (state.stream().mapToLong(FileEntry::bytes).sum() <= MOST_STATE_BYTES) {
                state.forEach(entry -> check(evidence, entry, judge));
            }
        }
    }

    private static List<FileEntry> neededState(QueryEvidence evidence, Judge judge) {
        long version = evidence.restart().stateVersion();
        return version == 0 || evidence.provider() == StateStores.Provider.UNKNOWN
                ? List.of()
                : StateStores.needed(evidence).stream()
                        .flatMap(store -> new StoreLoad(evidence, store, judge.spark()).chain(version).files())
                        .toList();
    }

    /** Where a file differs from Hadoop's checksum beside it; empty where it does not, where there is none, and where it is no local file. */
    static Optional<Damage> mismatch(QueryEvidence evidence, FileEntry entry, Judge judge) {
        return evidence.isLocal() && entry.companions().hadoop() != null && entry.bytes() > 0
                ? evidence.sibling(entry.hadoopChecksumPath()).flatMap(checksum -> mismatch(evidence, entry, checksum, judge))
                : Optional.empty();
    }

    private static void check(QueryEvidence evidence, FileEntry entry, Judge judge) {
        mismatch(evidence, entry, judge).ifPresent(damage -> judge.warning("edited.checksum", evidence.pathOf(entry))
                .at(damage.storedOffset())
                .says("The file can be read, but is not what Hadoop's checksum says Spark wrote: it was edited or replaced, and Spark takes it as it is.")
                .proof("checksum", damage.detail())
                .remedy("Compare the file with a backup. If you edited it on purpose, remove the checksum file beside it.")
                .add());
    }

    private static Optional<Damage> mismatch(QueryEvidence evidence, FileEntry entry, FileEntry checksum, Judge judge) {
        try (InputStream data = evidence.reads().open(entry); InputStream sums = evidence.reads().open(checksum)) {
            return HadoopChecksum.verify(data, sums);
        } catch (IOException failure) {
            judge.info("storage.read", entry.name()).says("The checksum of " + entry.name() + " could not be compared: " + failure.getMessage()).add();
            return Optional.empty();
        }
    }
}
