package org.checkpointinspector.decode.dstream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code part-<n>}: record after record up to the end of the file, compressed where {@code spark.checkpoint.compress} says so (off by default up to
 * 4.0, on from 4.1). What is not Java's is tried as Kryo's, of which {@link KryoRecords} reads what needs no classes.
 */
public final class RddPartitionDecoder implements Decoder<RddPartition> {

    private static final int SCANNED_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 17;
    private static final byte[] JAVA = {(byte) 0xAC, (byte) 0xED, 0, 5};

    private final boolean told;
    private final @Nullable Codec codec;

    /** Finds from the bytes whether the file is compressed. */
    public RddPartitionDecoder() {
        this.told = false;
        this.codec = null;
    }

    /** Reads as Spark does when it was told the codec, null for none, whatever the bytes say. */
    public RddPartitionDecoder(@Nullable Codec codec) {
        this.told = true;
        this.codec = codec;
    }

    /** Damaged or not, the content is there as far as it was read. */
    @Override
    public Decoded<RddPartition> decode(InputStream stored) throws IOException {
        List<RddPartition.Row> rows = new ArrayList<>();
        return decode(stored, record -> {
            if (rows.size() < RddPartition.KEPT) {
                rows.add(record.row());
            }
        }, rows);
    }

    /** Reads all records, in memory for one; those that are handed out are not kept. */
    public Decoded<RddPartition> decode(InputStream stored, Consumer<RddRecord> to) throws IOException {
        return decode(stored, to, List.of());
    }

    private Decoded<RddPartition> decode(InputStream stored, Consumer<RddRecord> to, List<RddPartition.Row> kept) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
        buffered.mark(SCANNED_BYTES + 1);
        byte[] head = buffered.readNBytes(SCANNED_BYTES);
        buffered.reset();
        Codec found = told ? codec : Codec.sniff(head).orElse(null);
        byte[] content = decompressed(head, found);
        boolean java = content.length == 0 || Arrays.equals(content, 0, Math.min(JAVA.length, content.length), JAVA, 0, Math.min(JAVA.length, content.length));
        long fixed = java ? 0 : KryoRecords.plausible(content, true);
        long shortest = java ? 0 : KryoRecords.plausible(content, false);
        RddPartition partition = fixed + shortest > 0
                ? kryo(buffered, found, content, fixed >= shortest, to, kept)
                : java(buffered, found, head, content, to, kept);
        return partition.fault() == null ? Decoded.whole(partition) : Decoded.damaged(partition.fault().damage(), partition);
    }

    private static RddPartition java(
            InputStream stored, @Nullable Codec codec, byte[] head, byte[] content, Consumer<RddRecord> to, List<RddPartition.Row> kept) throws IOException {
        SerializedFile file = SerializedFile.as(codec, stored);
        JavaRecords records = new JavaRecords(to);
        for (Optional<JavaValue> value = file.next(); value.isPresent(); value = file.next()) {
            records.add(value.get());
        }
        StreamFault fault = file.fault().orElse(null);
        if (fault == null && records.broken()) {
            Damage damage = file.located(Damage.at(file.valueStart(), Damage.Kind.GARBLED, "The state of mapWithState does not end with the number of its keys."));
            fault = new StreamFault(damage, "java.lang.AssertionError", "assertion failed");
        }
        boolean otherForm = fault != null && !file.hasHeader() && fault.exception().equals("java.io.StreamCorruptedException");
        RddPartition.Form form = head.length == 0 ? RddPartition.Form.EMPTY : otherForm ? RddPartition.Form.OTHER : RddPartition.Form.JAVA;
        List<ClassInFile> classes = otherForm ? KryoNames.in(content) : file.classes();
        return new RddPartition(
                file.codecName(), form, file.records(), records.states(), kept, records.type(), classes, file.hasHeader(), file.valueStart(), null, fault);
    }

    private static RddPartition kryo(
            InputStream stored, @Nullable Codec codec, byte[] head, boolean fixedWidth, Consumer<RddRecord> to, List<RddPartition.Row> kept) throws IOException {
        InputStream content = codec == null ? stored : Decompressed.open(stored, codec);
        KryoRecords records = new KryoRecords(content, fixedWidth);
        StreamFault fault = null;
        String type = null;
        try {
            for (Optional<RddRecord> record = records.next(); record.isPresent(); record = records.next()) {
                type = record.get().key() == null ? record.get().value().type() : "scala.Tuple2";
                to.accept(record.get());
            }
        } catch (CorruptStreamException corrupt) {
            fault = StreamFault.of(corrupt);
        } catch (DamageException damaged) {
            Damage inside = damaged.damage();
            Damage damage = content instanceof Decompressed compressed
                    ? new Damage(inside.kind(), compressed.storedOffset(), inside.storedOffset(), inside.detail())
                    : inside;
            fault = KryoRecords.fault(damage);
        }
        String codecName = codec == null ? null : codec.sparkName();
        return new RddPartition(codecName, RddPartition.Form.KRYO, records.count(), null, kept, type, KryoNames.in(head), true, records.start(), records.stoppedBy(), fault);
    }

    private static byte[] decompressed(byte[] head, @Nullable Codec codec) throws IOException {
        if (codec == null) {
            return head;
        }
        byte[] content = new byte[SCANNED_BYTES];
        int length = 0;
        try (Decompressed from = Decompressed.open(new ByteArrayInputStream(head), codec)) {
            for (int read = from.read(content, 0, content.length); read > 0; read = from.read(content, length, content.length - length)) {
                length += read;
            }
        } catch (CorruptStreamException cutOff) {
            // what came before is enough
        }
        return Arrays.copyOf(content, length);
    }
}
