package org.checkpointinspector.inspect.dstream;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.RddPartition;
import org.checkpointinspector.decode.dstream.RddPartitionDecoder;
import org.checkpointinspector.decode.dstream.StreamFault;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The content of partitions that the first batches read. Compression and serializer are those of the application's configuration in the checkpoint; the default
 * of {@code spark.checkpoint.compress} is the restarting Spark's. Spark takes an early end of the data for the end, which makes truncation silent.
 */
final class PartChecks {

    private static final String COMPRESS = "spark.checkpoint.compress";
    private static final long HONEST_BYTES = 16 << 20;

    private final DStreamEvidence evidence;
    private final Judge judge;
    private final @Nullable Codec codec;
    private final boolean kryo;
    private final KnownClasses known;

    PartChecks(DStreamEvidence evidence, DStreamCheckpoint checkpoint, Judge judge) {
        this.evidence = evidence;
        this.judge = judge;
        String compress = checkpoint.conf().get(COMPRESS);
        boolean compressed = judge.spark().atLeast(2, 2) && (compress == null ? judge.spark().atLeast(4, 1) : Boolean.parseBoolean(compress.strip()));
        String told = checkpoint.conf().getOrDefault("spark.io.compression.codec", "lz4");
        this.codec = compressed ? Codec.ofConf(told).orElse(Codec.LZ4) : null;
        this.kryo = checkpoint.conf().getOrDefault("spark.serializer", "").endsWith("KryoSerializer");
        this.known = new KnownClasses(checkpoint.classes());
    }

    void check(CheckpointedRdd rdd, FileEntry part) {
        evidence.reads().need(part);
        if (evidence.depth() == Depth.QUICK) {
            return;
        }
        String path = rdd.path() + "/" + part.name();
        try {
            Optional<Damage> damage = evidence.checksum(part);
            if (damage.isPresent()) {
                evidence.reads().decode(part, new RddPartitionDecoder());
                refused(path, part, damage.get(), "it does not fit its checksum file: " + damage.get().detail(), "org.apache.hadoop.fs.ChecksumException", "Checksum error");
                return;
            }
            Read<RddPartition> read = evidence.reads().decode(part, new RddPartitionDecoder());
            if (!Unreadable.report(read, judge)) {
                checkContent(rdd, path, part, asSparkReads(part, read.readable().orElseThrow()));
            }
        } catch (StorageException failure) {
            Unreadable.report(path, failure, judge);
        } catch (IOException failure) {
            judge.unknown(path + " could not be read");
        }
    }

    /** The content as it is with the codec that Spark is told, which need not be the one in the bytes. */
    private RddPartition asSparkReads(FileEntry part, RddPartition sniffed) throws IOException {
        String expected = codec == null ? null : codec.sparkName();
        boolean same = expected == null ? sniffed.codec() == null : expected.equals(sniffed.codec());
        if (same || part.bytes() == 0 && codec == null) {
            return sniffed;
        }
        try (var stored = evidence.reads().open(part)) {
            return new RddPartitionDecoder(codec).decode(stored).readable().orElseThrow();
        }
    }

    private void checkContent(CheckpointedRdd rdd, String path, FileEntry part, RddPartition content) {
        StreamFault fault = content.fault();
        if (kryo && content.form() != RddPartition.Form.JAVA) {
            checkKryo(path, part, content);
        } else if (content.form() == RddPartition.Form.KRYO) {
            refused(path, part, Damage.at(0, Damage.Kind.GARBLED, "invalid stream header"), "its records are not Java's, and the application's serializer is Java's.",
                    "java.io.StreamCorruptedException", "invalid stream header");
        } else if (fault == null) {
            known.check(content.classes()).ifPresent(wrong -> reportClass(path, part, wrong));
        } else if (fault.damage().kind() == Damage.Kind.TOO_LARGE && part.bytes() > HONEST_BYTES) {
            judge.unknown(path + " is larger than what is kept in memory");
        } else if (fault.isEndOfFile() && content.headerRead()) {
            reportTruncated(path, part, content, fault);
        } else {
            refused(path, part, fault.damage(), fault.damage().detail(), fault.exception(), fault.message());
        }
    }

    private void reportTruncated(String path, FileEntry part, RddPartition content, StreamFault fault) {
        judge.loss("dstream.rdd.truncated", path)
                .at(fault.damage().storedOffset())
                .says("The partition ends inside a record. Spark takes that for the end and goes on with the " + content.records()
                        + " records before it; the rest of its keys are lost.")
                .proof("records read", content.records())
                .proof("length in bytes", part.bytes())
                .remedy("Restore the file from a backup before the application starts.")
                .add();
    }

    /** Records of Kryo can be read where they are text and numbers; else only the compression around them can. */
    private void checkKryo(String path, FileEntry part, RddPartition content) {
        StreamFault fault = content.fault();
        if (content.form() == RddPartition.Form.KRYO && content.stoppedBy() == null) {
            if (fault != null && fault.isEndOfFile() && fault.message() == null) {
                reportTruncated(path, part, content, fault);
            } else if (fault != null) {
                refused(path, part, fault.damage(), fault.damage().detail(), fault.exception(), fault.message());
            }
            return;
        }
        boolean ofCodec = fault != null && fault.damage().decodedOffset() != null && content.form() == RddPartition.Form.EMPTY;
        if (ofCodec && !fault.isEndOfFile()) {
            refused(path, part, fault.damage(), fault.damage().detail(), fault.exception(), fault.message());
            return;
        }
        judge.info("dstream.rdd.kryo", path)
                .says("The records are Kryo's, which only the application's classes can read; they were not verified" + (content.records() == 0 ? "." : " from record "
                        + (content.records() + 1) + " on."))
                .add();
    }

    private void reportClass(String path, FileEntry part, KnownClasses.Wrong wrong) {
        if (wrong.exception() == null) {
            judge.loss("dstream.rdd.class", path)
                    .says("A class in the partition has changed: " + wrong.words() + " Spark reads on and leaves the field empty.")
                    .remedy("Restore the file from a backup.")
                    .add();
        } else {
            refused(path, part, Damage.at(0, Damage.Kind.GARBLED, wrong.words()), wrong.words(), wrong.exception(), wrong.message());
        }
    }

    private void refused(String path, FileEntry part, Damage damage, String reason, String exception, @Nullable String message) {
        judge.error("dstream.rdd.damaged", path)
                .at(damage.storedOffset())
                .says("The partition of the state cannot be read: " + reason)
                .proof("length in bytes", part.bytes())
                .remedy("Restore the file from a backup, or recover from a checkpoint file that names another RDD.")
                .raises(new SparkError(List.of(SparkErrors.SPARK, exception), null, message == null ? exception : message))
                .add();
    }
}
