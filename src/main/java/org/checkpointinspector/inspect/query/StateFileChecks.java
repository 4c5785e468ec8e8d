package org.checkpointinspector.inspect.query;

import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.SparkChecksum;
import org.checkpointinspector.decode.SparkChecksumDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What can be checked of the state files of one store without reading rows: Spark's own checksums and Hadoop's where Spark looks at them, zips and the SSTs
 * they name. The rest of their contents counts as unread.
 */
final class StateFileChecks {

    private static final String FILE_CHECKSUM = "spark.sql.streaming.checkpoint.fileChecksum.enabled";

    private final QueryEvidence evidence;
    private final StateStores.Store store;
    private final boolean uniqueIds;
    private final Judge judge;

    StateFileChecks(QueryEvidence evidence, StateStores.Store store, boolean uniqueIds, Judge judge) {
        this.evidence = evidence;
        this.store = store;
        this.uniqueIds = uniqueIds;
        this.judge = judge;
    }

    /** Checks the files of a chain that is complete by its names. */
    void check(StateChain chain) {
        chain.base().ifPresent(this::checkFile);
        chain.increments().forEach(this::checkFile);
        chain.base().filter(base -> base.name().endsWith(".zip")).ifPresent(this::checkZip);
    }

    private void checkFile(FileEntry entry) {
        evidence.reads().need(entry);
        if (evidence.depth() == Depth.QUICK) {
            return;
        }
        if (looksAtSparkChecksum(entry) && entry.companions().spark() != null) {
            companion(entry.sparkChecksumPath()).ifPresent(crc -> checkSparkChecksum(entry, crc));
        }
        if (looksAtHadoopChecksum(entry)) {
            checkHadoopChecksum(entry);
        }
    }

    /** 4.1 looks always, 4.2 only with unique ids; the zip of the old layout is unpacked past it ({@code ChecksumCheckpointFileManager}). */
    private boolean looksAtSparkChecksum(FileEntry entry) {
        boolean on = judge.launchConf(FILE_CHECKSUM).map(Boolean::parseBoolean).orElse(true);
        boolean looks = judge.spark().atLeast(4, 2) ? uniqueIds : judge.spark().atLeast(4, 1);
        return on && looks && (uniqueIds || !entry.name().endsWith(".zip"));
    }

    /** Only what goes through Hadoop's {@code FileSystem}: zips and SSTs, but not the zips with unique ids from 4.2 on. */
    private boolean looksAtHadoopChecksum(FileEntry entry) {
        boolean zip = entry.name().endsWith(".zip");
        // up to 2.3 the state store, too, opened its files by FileSystem
        boolean viaFileSystem = !judge.spark().atLeast(2, 4)
                || (zip ? !(uniqueIds && judge.spark().atLeast(4, 2)) : entry.name().endsWith(".sst") || entry.name().endsWith(".log"));
        return viaFileSystem && evidence.isLocal() && entry.companions().hadoop() != null;
    }

    private Optional<FileEntry> companion(String path) {
        String inCheckpoint = evidence.folder().path().isEmpty() ? path : path.substring(evidence.folder().path().length() + 1);
        return OperatorFiles.find(evidence.folder(), inCheckpoint);
    }

    private void checkSparkChecksum(FileEntry entry, FileEntry crc) {
        Read<SparkChecksum> read = evidence.reads().decode(crc, new SparkChecksumDecoder());
        if (Unreadable.report(read, judge)) {
            return;
        }
        read.damage().ifPresent(damage -> judge.error("state.checksum.damaged", read.file().path())
                .at(damage.storedOffset())
                .says("The checksum file of " + entry.name() + " cannot be read: " + damage.detail())
                .remedy("Set the checksum file aside: Spark reads the state without it.")
                .raises(StateErrors.unreadable(judge.spark(), null, damage.detail(), SparkErrors.exceptionOf(damage)))
                .add());
        read.value().ifPresent(sum -> verify(entry, sum::verify).ifPresent(damage -> report(
                "state.checksum", entry, damage, "CHECKPOINT_FILE_CHECKSUM_VERIFICATION_FAILED", SparkErrors.SPARK)));
    }

    private void checkHadoopChecksum(FileEntry entry) {
        companion(entry.hadoopChecksumPath())
                .flatMap(crc -> verify(entry, data -> {
                    try (InputStream sums = evidence.reads().open(crc)) {
                        return HadoopChecksum.verify(data, sums);
                    }
                }))
                .ifPresent(damage -> report("state.hadoop-checksum", entry, damage, null, "org.apache.hadoop.fs.ChecksumException"));
    }

    private Optional<Damage> verify(FileEntry entry, FileReads.StoredBytesCheck check) {
        try {
            return evidence.reads().verify(entry, check);
        } catch (StorageException failure) {
            Unreadable.report(store.path() + "/" + entry.name(), failure, judge);
            return Optional.empty();
        }
    }

    private void report(String rule, FileEntry entry, Damage damage, @Nullable String condition, String exception) {
        judge.error(rule, pathOf(entry))
                .at(damage.storedOffset())
                .says("The file is not as it was written: " + damage.detail())
                .proof("length in bytes", entry.bytes())
                .remedy("Restore the file from a backup, or roll back to a batch whose state is whole.")
                .raises(StateErrors.unreadable(judge.spark(), condition, damage.detail(), exception))
                .add();
    }

    private void checkZip(FileEntry zip) {
        if (evidence.depth() == Depth.QUICK) {
            return;
        }
        Read<RocksDbSnapshot> read = evidence.reads().decode(zip, new RocksDbSnapshotDecoder());
        if (Unreadable.report(read, judge)) {
            return;
        }
        read.damage().ifPresent(damage -> judge.error("state.rocksdb.snapshot", pathOf(zip))
                .at(damage.storedOffset())
                .says("The RocksDB snapshot is damaged: " + damage.detail())
                .remedy("Restore the file from a backup, or roll back to a batch whose state is whole.")
                .raises(StateErrors.unreadable(judge.spark(), null, damage.detail(), RocksDbSnapshotDecoder.exceptionOf(damage)))
                .add());
        read.value().ifPresent(snapshot -> snapshot.files().forEach(this::checkShared));
    }

    private void checkShared(RocksDbSnapshot.SharedFile shared) {
        String folderName = shared.name().endsWith(".sst") ? "SSTs" : "logs";
        String path = store.path() + "/" + folderName + "/" + shared.name();
        Optional<FileEntry> entry = store.folder().flatMap(folder -> folder.folder(folderName)).flatMap((Folder folder) -> folder.file(shared.name()));
        if (entry.isEmpty()) {
            judge.error("state.rocksdb.file-missing", path)
                    .says("The snapshot names " + shared.name() + ", and the file is missing.")
                    .remedy("Restore the file from a backup, or roll back to a batch whose state is whole.")
                    .raises(StateErrors.fileMissing(judge.spark(), path))
                    .add();
        } else if (entry.get().bytes() != shared.bytes()) {
            judge.error("state.rocksdb.file-size", path)
                    .at(Math.min(entry.get().bytes(), shared.bytes()))
                    .says("The snapshot says that " + shared.name() + " has " + shared.bytes() + " bytes, and it has " + entry.get().bytes() + ".")
                    .proof("expected bytes", shared.bytes())
                    .proof("found bytes", entry.get().bytes())
                    .remedy("Restore the file from a backup, or roll back to a batch whose state is whole.")
                    .raises(StateErrors.unexpectedSize(judge.spark(), path, shared.bytes(), entry.get().bytes()))
                    .add();
        } else {
            checkFile(entry.get());
        }
    }

    private String pathOf(FileEntry entry) {
        return store.path() + (StateFileName.parse(entry.name()).isPresent() ? "/" : entry.name().endsWith(".sst") ? "/SSTs/" : "/logs/") + entry.name();
    }
}
