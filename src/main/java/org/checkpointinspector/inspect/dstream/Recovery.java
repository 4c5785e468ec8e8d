package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.decode.dstream.StreamFault;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CheckpointReader.read} does: file after file, newest first, until one can be read. Only an {@code Exception} makes it try the next; an
 * {@code Error} ends it.
 */
final class Recovery {

    private static final String CODEC = "spark.io.compression.codec";
    private static final String DEFAULT_CODEC = "lz4";
    /** A file smaller than this can only claim what makes a reader run out of memory. */
    private static final long HONEST_BYTES = 16 << 20;

    private final DStreamEvidence evidence;
    private final Judge judge;
    private final List<Attempt> attempts = new ArrayList<>();
    private final String codecName;

    private Recovery(DStreamEvidence evidence, Judge judge) {
        this.evidence = evidence;
        this.judge = judge;
        this.codecName = codec();
    }

    /** Tries all files, also those that Spark would not come to. */
    static Recovery of(DStreamEvidence evidence, Judge judge) {
        Recovery recovery = new Recovery(evidence, judge);
        for (CheckpointName name : evidence.candidates()) {
            recovery.attempts.add(recovery.attempt(name));
        }
        return recovery;
    }

    /** All files in Spark's order. */
    List<Attempt> attempts() {
        return attempts;
    }

    /** The files that Spark comes to: up to the first that it can read, or that ends the recovery. */
    List<Attempt> tried() {
        List<Attempt> tried = new ArrayList<>();
        for (Attempt attempt : attempts) {
            tried.add(attempt);
            if (attempt.failure() == null || attempt.failure().escapes()) {
                break;
            }
        }
        return tried;
    }

    /** The file that Spark recovers from; empty where there is none. */
    Optional<Attempt> winner() {
        return tried().stream().filter(attempt -> attempt.failure() == null).findFirst();
    }

    /** Name of the codec that Spark is told. */
    String codecName() {
        return codecName;
    }

    private String codec() {
        Optional<String> told = judge.launchConf(CODEC);
        if (told.isPresent()) {
            return told.get();
        }
        String found = evidence.codecInBytes();
        if (found != null && !found.equals(DEFAULT_CODEC)) {
            judge.assume(CODEC + "=" + found + ", since that is what the files are compressed with; Spark does not find it out by itself");
        }
        return found == null ? DEFAULT_CODEC : found;
    }

    private Attempt attempt(CheckpointName name) {
        try {
            Optional<Damage> damage = evidence.checksum(name.entry());
            if (damage.isPresent()) {
                return new Attempt(name, evidence.read(name).readable().orElse(null), checksumFailure(damage.get()));
            }
        } catch (StorageException failure) {
            Unreadable.report(name.name(), failure, judge);
            return new Attempt(name, null, unread(failure));
        }
        Read<DStreamCheckpoint> read = evidence.read(name);
        if (read.failure() != null) {
            Unreadable.report(name.name(), read.failure(), judge);
            return new Attempt(name, null, unread(read.failure()));
        }
        DStreamCheckpoint checkpoint = read.readable().orElseThrow();
        return new Attempt(name, checkpoint, failure(name, checkpoint));
    }

    private static Attempt.Failure checksumFailure(Damage damage) {
        return new Attempt.Failure(damage.storedOffset(), "it does not fit its checksum file: " + damage.detail(), "org.apache.hadoop.fs.ChecksumException",
                "Checksum error at " + damage.storedOffset(), false);
    }

    private static Attempt.Failure unread(StorageException failure) {
        return new Attempt.Failure(null, "it could not be read here: " + failure.getMessage(), "java.io.IOException", failure.getMessage(), false);
    }

    private Attempt.@Nullable Failure failure(CheckpointName name, DStreamCheckpoint checkpoint) {
        Codec codec = Codec.ofConf(codecName).orElse(null);
        if (codec == null) {
            String message = judge.spark().atLeast(3, 4) ? "[CODEC_NOT_AVAILABLE] The codec " + codecName + " is not available." : "Codec [" + codecName + "] is not available.";
            return new Attempt.Failure(null, "there is no codec " + codecName, judge.spark().atLeast(3, 4) ? "org.apache.spark.SparkIllegalArgumentException"
                    : "java.lang.IllegalArgumentException", message, false);
        }
        StreamFault fault = codec.sparkName().equals(checkpoint.codec()) ? checkpoint.fault() : faultWith(name, codec).orElse(checkpoint.fault());
        if (fault != null) {
            return ofFault(name, checkpoint, codec, fault);
        }
        return ofContent(checkpoint);
    }

    /** What a codec other than the one in the bytes makes of the file. */
    private Optional<StreamFault> faultWith(CheckpointName name, Codec codec) {
        try (var stored = evidence.reads().open(name.entry())) {
            return new DStreamCheckpointDecoder(codec).decode(stored).readable().flatMap(content -> Optional.ofNullable(content.fault()));
        } catch (StorageException failure) {
            Unreadable.report(name.name(), failure, judge);
        } catch (java.io.IOException failure) {
            judge.unknown(name.name() + " could not be read");
        }
        return Optional.empty();
    }

    private Attempt.Failure ofFault(CheckpointName name, DStreamCheckpoint checkpoint, Codec codec, StreamFault fault) {
        if (fault.damage().kind() == Damage.Kind.TOO_LARGE && name.entry().bytes() > HONEST_BYTES) {
            judge.unknown(name.name() + " is larger than what is kept in memory");
        }
        String other = checkpoint.codec() == null || checkpoint.codec().equals(codec.sparkName()) ? "" : "it is compressed with " + checkpoint.codec()
                + ", and Spark reads it with " + codec.sparkName() + "; ";
        return new Attempt.Failure(fault.damage().storedOffset(), other + fault.damage().detail(), fault.exception(), fault.message(), fault.isError());
    }

    private Attempt.@Nullable Failure ofContent(DStreamCheckpoint checkpoint) {
        Optional<SparkBuilds.Build> writer = SparkBuilds.of(checkpoint);
        if (writer.isPresent() && !SparkBuilds.isKnown(judge.spark())) {
            judge.assume("Spark " + judge.spark() + " reads the classes of Spark " + writer.get().words() + "; their serialVersionUIDs are not known for it");
        }
        Optional<SparkBuilds.Mismatch> mismatch = writer.flatMap(build -> SparkBuilds.mismatch(build, judge.spark()));
        if (mismatch.isPresent()) {
            return new Attempt.Failure(null, "it was written by another build of Spark, whose classes Spark " + judge.spark() + " does not read",
                    "java.io.InvalidClassException", mismatch.get().message(), false);
        }
        if (checkpoint.streams().stream().anyMatch(stream -> stream.is("org.apache.spark.streaming.dstream.QueueInputDStream"))) {
            return new Attempt.Failure(null, "the application reads from queueStream, which cannot be recovered", "java.io.NotSerializableException",
                    "queueStream doesn't support checkpointing. Please don't use queueStream when checkpointing is enabled.", false);
        }
        return DStreamCheckpointDecoder.missing(checkpoint).stream()
                .findFirst()
                .map(field -> new Attempt.Failure(null, "its field " + field + " is null", "java.lang.AssertionError",
                        "assertion failed: Checkpoint." + field + " is null", true))
                .orElse(null);
    }

}
