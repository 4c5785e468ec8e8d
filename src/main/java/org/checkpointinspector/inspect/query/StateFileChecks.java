package org.checkpointinspector.inspect.query;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.SparkChecksum;
import org.checkpointinspector.decode.SparkChecksumDecoder;
import org.checkpointinspector.decode.SstDecoder;
import org.checkpointinspector.decode.SstFile;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What keeps a state file from being loaded, as one Spark version sees it. Files are read once, whatever is asked of them how often. */
final class StateFileChecks {

    private static final String FILE_CHECKSUM = "spark.sql.streaming.checkpoint.fileChecksum.enabled";
    private static final int BUFFER = 1 << 16;

    private final QueryEvidence evidence;
    private final Judge judge;
    private final StateSettings settings;
    private final boolean uniqueIds;
    private final FirstRowCheck firstRow;

    StateFileChecks(QueryEvidence evidence, Judge judge) {
        this.evidence = evidence;
        this.judge = judge;
        this.settings = StateSettings.of(evidence, judge);
        this.uniqueIds = evidence.provider() == StateStores.Provider.ROCKSDB && evidence.hasUniqueIds();
        this.firstRow = new FirstRowCheck(evidence, judge, settings);
    }

    StateSettings settings() {
        return settings;
    }

    /** Reads many files on all cores, and what their snapshots name, so that {@link #trouble} need not wait for them one by one. */
    void readAhead(Collection<StoreFile> files) {
        readAhead(files, files.stream().map(this::wanted).toList());
    }

    /** Reads the chains of stores on all cores, each in its order, and counts the keys of those that are read as a whole. */
    void readChains(Collection<List<StoreFile>> chains) {
        readAhead(chains.stream().flatMap(List::stream).toList(), chains.stream().map(this::counting).toList());
    }

    private void readAhead(Collection<StoreFile> files, List<Map<FileEntry, Decoder<?>>> groups) {
        evidence.reads().decodeInOrder(groups);
        evidence.keyCounts().settle();
        verifyAll(files);
        List<StoreFile> shared = new ArrayList<>();
        for (StoreFile zip : files) {
            snapshot(zip).flatMap(Read::value).ifPresent(content -> content.files().forEach(each -> zip.store().shared(each).ifPresent(shared::add)));
        }
        if (!shared.isEmpty()) {
            readAhead(shared);
        }
    }

    private Map<FileEntry, Decoder<?>> wanted(StoreFile file) {
        Map<FileEntry, Decoder<?>> wanted = new LinkedHashMap<>();
        sparkChecksumOf(file).ifPresent(crc -> wanted.put(crc, new SparkChecksumDecoder()));
        decoder(file).ifPresent(decoder -> wanted.put(file.entry(), decoder));
        return wanted;
    }

    private Map<FileEntry, Decoder<?>> counting(List<StoreFile> chain) {
        List<FileEntry> files = chain.stream().map(StoreFile::entry).toList();
        // a snapshot has each key once
        boolean counts = evidence.provider() == StateStores.Provider.HDFS_BACKED && (files.size() > 1 || files.stream().anyMatch(file -> file.name().endsWith(".delta")));
        Map<FileEntry, Decoder<?>> wanted = new LinkedHashMap<>();
        for (StoreFile file : chain) {
            wanted(file).forEach((entry, decoder) -> wanted.put(
                    entry, counts && decoder instanceof StateFileDecoder records ? records.counting(evidence.keyCounts().of(files)) : decoder));
        }
        return wanted;
    }

    private void verifyAll(Collection<StoreFile> files) {
        List<FileReads.Wanted> wanted = new ArrayList<>();
        for (StoreFile file : files) {
            againstSpark(file).ifPresent(wanted::add);
            againstHadoop(file).ifPresent(wanted::add);
        }
        evidence.reads().verifyAll(wanted);
    }

    private Optional<Decoder<?>> decoder(StoreFile file) {
        return decoder(file.entry().name());
    }

    /** The decoder of a file of a store, as the frozen settings demand it; empty for what is no such file. */
    Optional<Decoder<?>> decoder(String name) {
        return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".delta" -> Optional.of(records(StateFileDecoder.Format.DELTA));
            case ".snapshot" -> Optional.of(records(StateFileDecoder.Format.SNAPSHOT));
            case ".changelog" -> Optional.of(records(StateFileDecoder.Format.CHANGELOG));
            case ".zip" -> Optional.of(new RocksDbSnapshotDecoder());
            case ".sst" -> Optional.of(new SstDecoder());
            default -> Optional.empty();
        };
    }

    private StateFileDecoder records(StateFileDecoder.Format format) {
        return new StateFileDecoder(format, settings.codec(), settings.rowChecksums());
    }

    /** Whether a delta or snapshot puts a row, as far as it can be read. */
    boolean hasRow(StoreFile file) {
        return evidence.depth() != Depth.QUICK && records(file).filter(content -> content.firstRow() != null).isPresent();
    }

    private Optional<StateFile> records(StoreFile file) {
        return switch (file.suffix()) {
            case ".delta", ".snapshot" -> decoder(file).flatMap(decoder -> evidence.reads().decode(file.entry(), decoder).readable()).map(StateFile.class::cast);
            default -> Optional.empty();
        };
    }

    /**
     * Why Spark cannot load the file; empty where it can, or where it is not to be read.
     *
     * @param first whether no row was put before: then the first row here is the one that Spark checks
     */
    Optional<StateTrouble> trouble(StoreFile file, boolean first) {
        if (evidence.depth() == Depth.QUICK) {
            return Optional.empty();
        }
        if (file.suffix().equals(".changelog") && failsAtHeader(file)) {
            // while Spark looks for the version it gives up before the checksum is compared; later the checksum has the last word
            return content(file);
        }
        return checksum(file)
                .or(() -> first ? records(file).flatMap(content -> firstRow.check(file, content)) : Optional.empty())
                .or(() -> file.suffix().equals(".zip") ? zip(file) : content(file));
    }

    private Optional<StateTrouble> checksum(StoreFile file) {
        return againstSpark(file).isPresent() || sparkChecksumOf(file).isPresent()
                ? sparkChecksum(file).or(() -> hadoopChecksum(file))
                : hadoopChecksum(file);
    }

    /** 4.1 looks always, 4.2 only with unique ids; the zip of the old layout is unpacked past it ({@code ChecksumCheckpointFileManager}). */
    private Optional<FileEntry> sparkChecksumOf(StoreFile file) {
        boolean on = judge.launchConf(FILE_CHECKSUM).map(Boolean::parseBoolean).orElse(true);
        boolean looks = judge.spark().atLeast(4, 2) ? uniqueIds : judge.spark().atLeast(4, 1);
        boolean covered = !file.isShared() && (uniqueIds || !file.suffix().equals(".zip"));
        return on && looks && covered && file.entry().companions().spark() != null ? companion(file.entry().sparkChecksumPath()) : Optional.empty();
    }

    private Optional<FileReads.Wanted> againstSpark(StoreFile file) {
        return sparkChecksumOf(file)
                .map(crc -> evidence.reads().decode(crc, new SparkChecksumDecoder()))
                .flatMap(Read::value)
                .map(sum -> new FileReads.Wanted(file.entry(), FileReads.Against.SPARK, sum::verify, sum::compare));
    }

    /**
     * Only what goes through Hadoop's {@code FileSystem}: zips and what they name, but not the zips with unique ids from 4.2 on; before 2.4 deltas and snapshots as well.
     */
    private Optional<FileReads.Wanted> againstHadoop(StoreFile file) {
        boolean viaFileSystem = switch (file.suffix()) {
            case ".zip" -> !(uniqueIds && judge.spark().atLeast(4, 2));
            case ".delta", ".snapshot" -> !judge.spark().atLeast(2, 4);
            default -> file.isShared();
        };
        if (!viaFileSystem || !evidence.isLocal() || file.entry().companions().hadoop() == null) {
            return Optional.empty();
        }
        return companion(file.entry().hadoopChecksumPath()).map(crc -> new FileReads.Wanted(file.entry(), FileReads.Against.HADOOP, data -> {
            try (InputStream sums = new BufferedInputStream(evidence.reads().open(crc))) {
                return HadoopChecksum.verify(new BufferedInputStream(data, BUFFER), sums);
            }
        }, null));
    }

    private Optional<FileEntry> companion(String path) {
        String inCheckpoint = evidence.folder().path().isEmpty() ? path : path.substring(evidence.folder().path().length() + 1);
        return OperatorFiles.find(evidence.folder(), inCheckpoint);
    }

    private Optional<StateTrouble> sparkChecksum(StoreFile file) {
        Optional<Read<SparkChecksum>> read = sparkChecksumOf(file).map(crc -> evidence.reads().decode(crc, new SparkChecksumDecoder()));
        Optional<Damage> damage = read.flatMap(Read::damage);
        if (damage.isPresent()) {
            return Optional.of(StateTrouble.of(
                    "state.checksum.damaged",
                    read.get().file().path(),
                    damage.get().storedOffset(),
                    "The checksum file of " + file.entry().name() + " cannot be read: " + damage.get().detail(),
                    Map.of("also possible", "set the checksum file aside: Spark reads the state without it"),
                    StateErrors.unreadable(judge.spark(), null, damage.get().detail(), SparkErrors.exceptionOf(judge.spark(), damage.get()))));
        }
        return againstSpark(file)
                .flatMap(wanted -> verified(file, wanted, "state.checksum", "CHECKPOINT_FILE_CHECKSUM_VERIFICATION_FAILED", SparkErrors.SPARK));
    }

    private Optional<StateTrouble> hadoopChecksum(StoreFile file) {
        return againstHadoop(file).flatMap(wanted -> verified(file, wanted, "state.hadoop-checksum", null, "org.apache.hadoop.fs.ChecksumException"));
    }

    private Optional<StateTrouble> verified(StoreFile file, FileReads.Wanted wanted, String rule, @Nullable String condition, String exception) {
        try {
            return evidence.reads().verify(wanted).map(damage -> StateTrouble.of(
                    rule,
                    file.path(),
                    damage.storedOffset(),
                    "The file is not as it was written: " + damage.detail(),
                    Map.of("length in bytes", file.entry().bytes()),
                    StateErrors.unreadable(judge.spark(), condition, damage.detail(), exception)));
        } catch (StorageException failure) {
            return Optional.of(StateTrouble.unread(file.path(), failure));
        }
    }

    /** A delta, snapshot or changelog, read to its end mark. */
    private Optional<StateTrouble> content(StoreFile file) {
        Optional<Decoder<?>> decoder = decoder(file);
        if (decoder.isEmpty()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // the suffix is one of the three
        Read<StateFile> read = evidence.reads().decode(file.entry(), (Decoder<StateFile>) decoder.get());
        if (read.failure() != null) {
            return Optional.of(StateTrouble.unread(file.path(), read.failure()));
        }
        StateFile.@Nullable Fault fault = read.readable().map(StateFile::fault).orElse(null);
        Optional<Damage> damage = read.damage();
        if (damage.isEmpty() || fault == null || (fault.reason() == StateFile.Reason.ROW_CHECKSUM && !judge.spark().atLeast(4, 2))) {
            return Optional.empty();
        }
        return Optional.of(StateTrouble.of(
                "state." + file.suffix().substring(1) + ".damaged",
                file.path(),
                damage.get().storedOffset(),
                file.entry().name() + " is damaged: " + damage.get().detail() + "." + otherCodec(file),
                proof(file, read.readable().orElseThrow(), damage.get()),
                StateErrors.of(judge.spark(), fault, file.suffix())));
    }

    private static Map<String, Object> proof(StoreFile file, StateFile content, Damage damage) {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("length in bytes", file.entry().bytes());
        proof.put("read with codec", content.codec().sparkName());
        proof.put("whole records before the damage", content.records());
        if (damage.decodedOffset() != null) {
            proof.put("offset in the decompressed content", damage.decodedOffset());
        }
        return proof;
    }

    /** Says so where the file was written with another codec than the one that is configured. */
    private String otherCodec(StoreFile file) {
        try (InputStream stored = evidence.reads().open(file.entry())) {
            Optional<Codec> found = Codec.sniff(stored.readNBytes(Codec.SNIFFED_BYTES));
            return found.filter(codec -> codec != settings.codec())
                    .map(codec -> " Its bytes are " + codec.sparkName() + ", and " + settings.codecName() + " is configured.")
                    .orElse("");
        } catch (IOException unread) {
            // the damage itself is known; this would only have been a hint
            return "";
        }
    }

    private boolean failsAtHeader(StoreFile file) {
        return evidence.reads()
                .decode(file.entry(), records(StateFileDecoder.Format.CHANGELOG))
                .readable()
                .filter(content -> content.fault() != null && content.changelogVersion() == 0)
                .isPresent();
    }

    /** Whether the changelog tells a lineage; without one nothing else of a store with unique ids is looked at. */
    Optional<StateTrouble> lineage(StoreFile file) {
        if (evidence.depth() == Depth.QUICK) {
            return Optional.empty();
        }
        Read<StateFile> read = evidence.reads().decode(file.entry(), records(StateFileDecoder.Format.CHANGELOG));
        boolean plain = read.readable().filter(content -> content.changelogVersion() == 1 || content.changelogVersion() == 2).isPresent();
        return plain
                ? checksum(file).or(() -> Optional.of(StateTrouble.of(
                        "state.changelog.lineage",
                        file.path(),
                        read.damage().map(Damage::storedOffset).orElse(0L),
                        file.entry().name() + " has no lineage, which a store with unique ids begins with.",
                        Map.of("length in bytes", file.entry().bytes()),
                        StateErrors.lineageMissing(judge.spark()))))
                : failsAtHeader(file) ? content(file) : Optional.empty();
    }

    private Optional<Read<RocksDbSnapshot>> snapshot(StoreFile file) {
        return file.suffix().equals(".zip") ? Optional.of(evidence.reads().decode(file.entry(), new RocksDbSnapshotDecoder())) : Optional.empty();
    }

    private Optional<StateTrouble> zip(StoreFile file) {
        Read<RocksDbSnapshot> read = snapshot(file).orElseThrow();
        if (read.failure() != null) {
            return Optional.of(StateTrouble.unread(file.path(), read.failure()));
        }
        if (!judge.spark().atLeast(4, 0) && read.damage().filter(RocksDbSnapshotDecoder::lacksCurrent).isPresent()) {
            return Optional.of(StateTrouble.silent(
                    "state.rocksdb.current",
                    file.path(),
                    read.damage().get().storedOffset(),
                    "The snapshot has no entry CURRENT: RocksDB silently makes an empty database, and all state of this store is gone.",
                    Map.of("length in bytes", file.entry().bytes())));
        }
        Optional<StateTrouble> damaged = read.damage().map(damage -> StateTrouble.of(
                "state.rocksdb.snapshot",
                file.path(),
                damage.storedOffset(),
                "The RocksDB snapshot is damaged: " + damage.detail(),
                Map.of("length in bytes", file.entry().bytes()),
                StateErrors.unreadable(judge.spark(), null, damage.detail(), RocksDbSnapshotDecoder.exceptionOf(damage))));
        return damaged.or(() -> read.value().stream().flatMap(content -> content.files().stream()).flatMap(each -> shared(file, each).stream()).findFirst());
    }

    private Optional<StateTrouble> shared(StoreFile zip, RocksDbSnapshot.SharedFile named) {
        Optional<StoreFile> file = zip.store().shared(named);
        String path = zip.store().sharedPath(named);
        if (file.isEmpty()) {
            return Optional.of(StateTrouble.of(
                    "state.rocksdb.file-missing",
                    path,
                    null,
                    zip.entry().name() + " names " + named.name() + ", and the file is missing.",
                    Map.of("expected bytes", named.bytes()),
                    StateErrors.fileMissing(judge.spark(), path)));
        }
        evidence.reads().need(file.get().entry());
        long found = file.get().entry().bytes();
        if (found != named.bytes()) {
            return Optional.of(StateTrouble.of(
                    "state.rocksdb.file-size",
                    path,
                    Math.min(found, named.bytes()),
                    zip.entry().name() + " says that " + named.name() + " has " + named.bytes() + " bytes, and it has " + found + ".",
                    Map.of("expected bytes", named.bytes(), "found bytes", found),
                    StateErrors.unexpectedSize(judge.spark(), path, named.bytes(), found)));
        }
        return hadoopChecksum(file.get()).or(() -> table(file.get()));
    }

    /** A sorted table. What is broken in its metadata RocksDB meets when it opens the database; a block of data, when a key in it is read. */
    private Optional<StateTrouble> table(StoreFile file) {
        if (!file.suffix().equals(".sst")) {
            return Optional.empty();
        }
        Read<SstFile> read = evidence.reads().decode(file.entry(), new SstDecoder());
        if (read.failure() != null) {
            return Optional.of(StateTrouble.unread(file.path(), read.failure()));
        }
        SstFile.@Nullable Part part = read.readable().map(SstFile::damaged).orElse(null);
        // RocksDB does without a broken filter
        Optional<Damage> found = read.damage().filter(damage -> part != SstFile.Part.FILTER && damage.kind() != Damage.Kind.UNSUPPORTED);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Damage damage = found.get();
        boolean opening = part != SstFile.Part.DATA;
        return Optional.of(new StateTrouble(
                "state.rocksdb.sst",
                file.path(),
                damage.storedOffset(),
                file.entry().name() + " is damaged: " + damage.detail() + ". "
                        + (opening ? "RocksDB does not open it." : "RocksDB opens it, and fails when a batch reads a key of this block."),
                Map.of("length in bytes", file.entry().bytes()),
                opening
                        ? StateErrors.unreadable(judge.spark(), null, damage.detail(), SstDecoder.EXCEPTION)
                        : SparkErrors.fromStream(null, damage.detail(), SparkErrors.SPARK, SstDecoder.EXCEPTION),
                null,
                false,
                opening));
    }
}
