package org.checkpointinspector.decode.dstream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.javaser.JavaClassDesc;
import org.checkpointinspector.javaser.JavaStreamReader;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/** A file that holds a Java serialization stream, compressed or not. A fault ends it; it is kept with the value in which it struck. */
final class SerializedFile {

    private static final int PEEKED = Codec.SNIFFED_BYTES;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream content;
    private final @Nullable Codec codec;
    private final JavaStreamReader reader;
    private @Nullable StreamFault fault;
    private long records;

    private SerializedFile(InputStream stored, @Nullable Codec codec) {
        this.codec = codec;
        this.content = codec == null ? stored : Decompressed.open(stored, codec);
        this.reader = new JavaStreamReader(content);
    }

    /** Opens a file whose codec shows in its first bytes, or that is not compressed. */
    static SerializedFile sniffed(InputStream stored) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
        return new SerializedFile(buffered, Codec.sniff(peek(buffered)).orElse(null));
    }

    /** Opens a file as Spark does: with the codec that it was told, null for none, whatever the bytes say. */
    static SerializedFile as(@Nullable Codec codec, InputStream stored) {
        return new SerializedFile(new BufferedInputStream(stored, BUFFER_BYTES), codec);
    }

    /** The first bytes of what comes next; the stream still stands before them. */
    static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(PEEKED);
        byte[] head = in.readNBytes(PEEKED);
        in.reset();
        return head;
    }

    /** The next value; empty at the end and where a fault strikes. */
    Optional<JavaValue> next() throws IOException {
        if (fault != null) {
            return Optional.empty();
        }
        try {
            Optional<JavaValue> value = reader.nextObject();
            records += value.isPresent() ? 1 : 0;
            return value;
        } catch (CorruptStreamException corrupt) {
            fault = StreamFault.of(corrupt);
        } catch (DamageException damage) {
            fault = StreamFault.ofJava(located(damage.damage()));
        }
        return Optional.empty();
    }

    /** A damage at a decoded byte, with the byte in the file as stored. */
    Damage located(Damage decoded) {
        return content instanceof Decompressed compressed
                ? new Damage(decoded.kind(), compressed.storedOffset(), decoded.storedOffset(), decoded.detail())
                : decoded;
    }

    /** How many values were read whole. */
    long records() {
        return records;
    }

    /** Whether the header of the stream was read whole. */
    boolean hasHeader() {
        return reader.position() >= Integer.BYTES && (fault == null || reader.valueStart() > 0);
    }

    /** Decoded byte at which the last value begins, whole or not. */
    long valueStart() {
        return reader.valueStart();
    }

    Optional<StreamFault> fault() {
        return Optional.ofNullable(fault);
    }

    Optional<JavaValue> unfinished() {
        return reader.unfinished();
    }

    @Nullable String codecName() {
        return codec == null ? null : codec.sparkName();
    }

    /** The classes that were described so far. */
    List<ClassInFile> classes() {
        Collection<JavaClassDesc> described = reader.classes();
        Set<String> above = described.stream().flatMap(desc -> desc.superclass().stream()).map(JavaClassDesc::name).collect(Collectors.toSet());
        return described.stream().filter(desc -> !desc.name().isEmpty()).map(desc -> ClassInFile.of(desc, above.contains(desc.name()))).toList();
    }
}
