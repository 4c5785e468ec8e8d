package org.checkpointinspector.decode.dstream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code part-<n>}: record after record up to the end of the file, compressed where {@code spark.checkpoint.compress} says so (off by default up to
 * 4.0, on from 4.1). Records of Kryo are recognised by not being Java's, and only the class names in them are read.
 */
public final class RddPartitionDecoder implements Decoder<RddPartition> {

    private static final int SCANNED_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 17;

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
        return decode(stored, row -> {
            if (rows.size() < RddPartition.KEPT) {
                rows.add(row);
            }
        }, rows);
    }

    /** Reads all rows, in memory for one record; those that are handed out are not kept. */
    public Decoded<RddPartition> decode(InputStream stored, Consumer<RddPartition.Row> to) throws IOException {
        return decode(stored, to, List.of());
    }

    private Decoded<RddPartition> decode(InputStream stored, Consumer<RddPartition.Row> to, List<RddPartition.Row> kept) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
        buffered.mark(SCANNED_BYTES + 1);
        byte[] head = buffered.readNBytes(SCANNED_BYTES);
        buffered.reset();
        Codec found = told ? codec : Codec.sniff(head).orElse(null);
        SerializedFile file = SerializedFile.as(found, buffered);
        Records records = new Records(to);
        for (Optional<JavaValue> value = file.next(); value.isPresent(); value = file.next()) {
            records.add(value.get());
        }
        StreamFault fault = file.fault().orElse(null);
        if (fault == null && records.broken()) {
            Damage damage = file.located(Damage.at(file.valueStart(), Damage.Kind.GARBLED, "The state of mapWithState does not end with the number of its keys."));
            fault = new StreamFault(damage, "java.lang.AssertionError", "assertion failed");
        }
        boolean otherForm = fault != null && !file.hasHeader() && !isCorrupt(fault);
        RddPartition.Form form = head.length == 0 ? RddPartition.Form.EMPTY : otherForm ? RddPartition.Form.OTHER : RddPartition.Form.JAVA;
        List<ClassInFile> classes = otherForm ? KryoNames.in(decompressed(head, found)) : file.classes();
        RddPartition content = new RddPartition(
                file.codecName(), form, file.records(), records.states(), kept, records.type(), classes, file.hasHeader(), file.valueStart(), fault);
        return fault == null ? Decoded.whole(content) : Decoded.damaged(fault.damage(), content);
    }

    private static boolean isCorrupt(StreamFault fault) {
        return !fault.exception().equals("java.io.StreamCorruptedException");
    }

    private static byte[] decompressed(byte[] head, @Nullable Codec codec) throws IOException {
        if (codec == null) {
            return head;
        }
        try (Decompressed content = Decompressed.open(new ByteArrayInputStream(head), codec)) {
            return content.readNBytes(SCANNED_BYTES);
        } catch (CorruptStreamException cutOff) {
            return new byte[0];
        }
    }

    /** Takes the records of one file. */
    private static final class Records {
        private final Consumer<RddPartition.Row> to;
        private @Nullable String type;
        private @Nullable Long states;
        private boolean broken;

        private Records(Consumer<RddPartition.Row> to) {
            this.to = to;
        }

        @Nullable String type() {
            return type;
        }

        /** Whether a record would fail the reader's own check. */
        boolean broken() {
            return broken;
        }

        @Nullable Long states() {
            return states;
        }

        private void add(JavaValue record) {
            if (type == null) {
                type = record instanceof JavaObject object ? object.type().name() : record.getClass().getSimpleName();
            }
            Optional<MapWithState> map = MapWithState.of(record);
            if (map.isPresent()) {
                broken |= !map.get().complete();
                map.get().rows().forEach(to);
                states = (states == null ? 0 : states) + map.get().rows().stream().filter(row -> !row.deleted()).count();
                return;
            }
            Optional<JavaValue> key = ScalaValues.element(record, 1);
            Optional<JavaValue> value = ScalaValues.element(record, 2);
            boolean pair = key.isPresent() && value.isPresent() && ScalaValues.element(record, 3).isEmpty();
            to.accept(pair
                    ? new RddPartition.Row(ValueText.of(key.get()), ValueText.of(value.get()), null, false)
                    : new RddPartition.Row(null, ValueText.of(record), null, false));
        }
    }
}
