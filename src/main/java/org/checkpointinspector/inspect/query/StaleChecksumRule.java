package org.checkpointinspector.inspect.query;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.FileEntry;

/**
 * Small logs that can be read and yet do not fit the checksum that Hadoop wrote beside them on a local disk. Spark does not look ({@code FileContext.open} reaches past the
 * checksums), so it takes what is there; the checksum is the only witness that it is not what Spark wrote.
 */
final class StaleChecksumRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (!evidence.isLocal() || evidence.depth() == Depth.QUICK) {
            return;
        }
        Stream.<Optional<? extends Read<?>>>of(evidence.metadata(), evidence.newestOffset(), evidence.previousOffset(), evidence.newestCommit())
                .flatMap(Optional::stream)
                .filter(read -> read.value().isPresent() && read.file().entry().companions().hadoop() != null)
                .forEach(read -> check(evidence, read, judge));
    }

    private static void check(QueryEvidence evidence, Read<?> read, Judge judge) {
        FileEntry entry = read.file().entry();
        Optional<FileEntry> checksum = evidence.sibling(entry.hadoopChecksumPath());
        checksum.flatMap(file -> mismatch(evidence, entry, file, judge)).ifPresent(damage -> judge.warning("edited.checksum", read.file().path())
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
