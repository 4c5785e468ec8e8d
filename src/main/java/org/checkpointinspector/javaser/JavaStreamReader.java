package org.checkpointinspector.javaser;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a serialization stream value by value. Used by one thread.
 *
 * <p>A class with a {@code writeObject} of its own may have left out the fields that it declares, and the stream does not say so. Such a class is read with its
 * fields; where that fails inside its data, it is read once more without them.
 */
public final class JavaStreamReader {

    private static final int HEADER = 0xACED0005;
    private static final int HEADER_BYTES = 4;
    private static final int MOST_CLASSES = 65_536;

    private final StreamBytes bytes;
    private final Limits limits;
    private final Handles handles;
    private final Deque<Frame> stack = new ArrayDeque<>();
    private final Rewinds rewinds;
    private final Map<String, JavaClassDesc> classes = new LinkedHashMap<>();
    private boolean started;
    private @Nullable JavaValue unfinished;
    private long valueStart;

    /** Reads a stream that begins at the first byte of {@code in}, with {@link Limits#STANDARD}. The caller closes it. */
    public JavaStreamReader(InputStream in) {
        this(in, Limits.STANDARD);
    }

    /** Reads a stream that begins at the first byte of {@code in}. The caller closes it. */
    public JavaStreamReader(InputStream in, Limits limits) {
        this.bytes = new StreamBytes(in);
        this.limits = limits;
        this.handles = new Handles(limits);
        this.rewinds = new Rewinds(bytes, handles, stack, limits.rewinds());
    }

    /**
     * The next value of the stream: an object, or block data.
     *
     * @return empty at the end of the stream, where nothing is missing
     * @throws DamageException where the stream breaks the protocol, or a limit; nothing can be read after it
     * @throws IOException if the stream itself fails
     */
    public Optional<JavaValue> next() throws IOException, DamageException {
        return next(true);
    }

    /**
     * The next value of a stream that has only objects: block data is a damage, as it is to {@code ObjectInputStream.readObject}.
     *
     * @return empty at the end of the stream, where nothing is missing
     */
    public Optional<JavaValue> nextObject() throws IOException, DamageException {
        return next(false);
    }

    private Optional<JavaValue> next(boolean blockDataToo) throws IOException, DamageException {
        unfinished = null;
        if (!started) {
            readHeader();
            started = true;
        }
        valueStart = bytes.position();
        int code = bytes.read();
        while (code == TypeCode.RESET) {
            handles.clear();
            valueStart = bytes.position();
            code = bytes.read();
        }
        return code < 0 ? Optional.empty() : Optional.of(complete(code, blockDataToo));
    }

    /** Number of the next byte. */
    public long position() {
        return bytes.position();
    }

    /** First byte of the value that was read last, or that was being read when the stream broke. */
    public long valueStart() {
        return valueStart;
    }

    /** What could be read of the value in which the stream broke; empty where there is nothing of it. */
    public Optional<JavaValue> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /** The classes that the stream described so far, one a name, in order. */
    public Collection<JavaClassDesc> classes() {
        return classes.values();
    }

    private void readHeader() throws IOException, DamageException {
        int header = 0;
        for (int i = 0; i < HEADER_BYTES; i++) {
            int read = bytes.read();
            DamageException.verify(read >= 0, i, i == 0 ? Damage.Kind.EMPTY : Damage.Kind.TRUNCATED, "The stream ends before its header of 4 bytes.");
            header = header << 8 | read;
        }
        DamageException.verify(header == HEADER, 0, Damage.Kind.GARBLED, "invalid stream header: %08X".formatted(header));
    }

    private JavaValue complete(int code, boolean blockDataToo) throws IOException, DamageException {
        stack.clear();
        rewinds.clear();
        try {
            JavaValue value = begin(code, blockDataToo);
            while (value == null) {
                value = advance();
            }
            return value;
        } catch (DamageException damage) {
            unfinished = stack.isEmpty() ? null : stack.peekLast().unfinished();
            throw damage;
        }
    }

    /** One step; gives the top-level value when it is complete. */
    private @Nullable JavaValue advance() throws IOException, DamageException {
        try {
            JavaValue value = stack.element().advance();
            if (value == null) {
                return null;
            }
            stack.pop();
            if (stack.isEmpty()) {
                return value;
            }
            stack.element().accept(value);
            return null;
        } catch (DamageException damage) {
            rewinds.retry(damage);
            return null;
        }
    }

    StreamBytes bytes() {
        return bytes;
    }

    Handles handles() {
        return handles;
    }

    Rewinds rewinds() {
        return rewinds;
    }

    /** What a frame has by now. */
    static <T> T require(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    int uint8(String what) throws IOException, DamageException {
        return bytes.uint8(what);
    }

    /** Reads a value; null where it took a frame, whose value will come by {@link Frame#accept}. */
    @Nullable JavaValue value(int code) throws IOException, DamageException {
        return begin(code, false);
    }

    /** A value or block data, as a class writes them by itself. */
    @Nullable JavaValue content(int code) throws IOException, DamageException {
        return begin(code, true);
    }

    private @Nullable JavaValue begin(int code, boolean blockDataToo) throws IOException, DamageException {
        long offset = bytes.position() - 1;
        switch (code) {
            case TypeCode.NULL:
                return JavaNull.NULL;
            case TypeCode.REFERENCE:
                return handles.get(bytes.int32("a reference"), offset);
            case TypeCode.STRING, TypeCode.LONGSTRING:
                return string(code, offset);
            case TypeCode.BLOCKDATA, TypeCode.BLOCKDATALONG:
                DamageException.verify(blockDataToo, offset, Damage.Kind.GARBLED, JavaExceptions.NO_OBJECT + "block data stands where an object is expected");
                return blockData(code, offset);
            default:
                push(frame(code, offset), offset);
                return null;
        }
    }

    private Frame frame(int code, long offset) throws IOException, DamageException {
        return switch (code) {
            case TypeCode.OBJECT -> new ObjectFrame(this, offset);
            case TypeCode.ARRAY -> new ArrayFrame(this, offset);
            case TypeCode.CLASSDESC, TypeCode.PROXYCLASSDESC -> ClassDescFrame.read(this, code, offset);
            case TypeCode.CLASS -> new ClassFrame(this, offset);
            case TypeCode.ENUM -> new EnumFrame(this, offset);
            case TypeCode.EXCEPTION -> new ExceptionFrame(this, offset);
            case TypeCode.RESET -> throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, "unexpected reset; recursion depth: " + stack.size()));
            case TypeCode.ENDBLOCKDATA -> throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, JavaExceptions.NO_OBJECT + "the end of a block stands where an object is expected"));
            default -> throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, "invalid type code: %02X".formatted(code)));
        };
    }

    private void push(Frame frame, long offset) throws DamageException {
        DamageException.verify(stack.size() < limits.depth(), offset, Damage.Kind.TOO_LARGE, "More than " + limits.depth() + " values inside one another.");
        stack.push(frame);
    }

    /** Reads a class descriptor; null where it took a frame. {@link JavaNull} is one, too. */
    @Nullable JavaValue classDesc() throws IOException, DamageException {
        long offset = bytes.position();
        int code = bytes.uint8("a class descriptor");
        boolean fits = code == TypeCode.NULL || code == TypeCode.REFERENCE || code == TypeCode.CLASSDESC || code == TypeCode.PROXYCLASSDESC;
        DamageException.verify(fits, offset, Damage.Kind.GARBLED, "invalid type code: %02X".formatted(code));
        JavaValue value = begin(code, false);
        boolean isDesc = value == null || value == JavaNull.NULL || value instanceof JavaClassDesc;
        DamageException.verify(isDesc, offset, Damage.Kind.GARBLED, JavaExceptions.OTHER_TYPE + "a reference in the place of a class descriptor does not lead to one");
        return value;
    }

    /** A descriptor that must not be null. */
    static JavaClassDesc present(JavaValue desc, long offset) throws DamageException {
        if (desc instanceof JavaClassDesc present) {
            return present;
        }
        throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, JavaExceptions.NO_DESCRIPTOR + "an object has no class descriptor"));
    }

    void add(JavaClassDesc desc) {
        if (classes.size() < MOST_CLASSES) {
            classes.putIfAbsent(desc.name(), desc);
        }
    }

    /** A string in a place where nothing else may stand. */
    String plainString(String what) throws IOException, DamageException {
        long offset = bytes.position();
        int code = bytes.uint8(what);
        boolean fits = code == TypeCode.STRING || code == TypeCode.LONGSTRING || code == TypeCode.REFERENCE;
        DamageException.verify(fits, offset, Damage.Kind.GARBLED, "invalid type code: %02X".formatted(code));
        JavaValue value = begin(code, false);
        if (value instanceof JavaString string) {
            return string.text();
        }
        throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, JavaExceptions.OTHER_TYPE + "a reference in the place of " + what + " does not lead to a text"));
    }

    /** Text behind an unsigned 16-bit length. */
    String utf(String what) throws IOException, DamageException {
        return text(bytes.uint16(what), what);
    }

    private JavaString string(int code, long offset) throws IOException, DamageException {
        long length = code == TypeCode.STRING ? bytes.uint16("a text") : bytes.int64("a text");
        DamageException.verify(length >= 0, offset, Damage.Kind.GARBLED, "A text has a negative length.");
        JavaString string = new JavaString(offset, text(length, "a text"));
        handles.hold(string.text().length() * 2L, offset);
        handles.add(string);
        return string;
    }

    private String text(long length, String what) throws IOException, DamageException {
        long offset = bytes.position();
        return ModifiedUtf8.decode(bounded(length, what), offset);
    }

    private JavaBlockData blockData(int code, long offset) throws IOException, DamageException {
        try {
            int length = code == TypeCode.BLOCKDATA ? bytes.uint8("block data") : bytes.int32("block data");
            DamageException.verify(length >= 0, offset, Damage.Kind.GARBLED, "illegal block data header length: " + length);
            return held(new JavaBlockData(bytes.position(), bounded(length, "block data")));
        } catch (DamageException damage) {
            boolean early = damage.damage().kind() == Damage.Kind.TRUNCATED;
            // an end here is no end of file to Java's reader
            throw early ? new DamageException(Damage.at(bytes.position(), Damage.Kind.GARBLED, "unexpected EOF in middle of data block")) : damage;
        }
    }

    private JavaBlockData held(JavaBlockData data) throws DamageException {
        handles.hold(data.bytes().length, data.offset());
        return data;
    }

    /** Bytes within the limit of what is held; a longer run ends in a damage, either of the limit or of the end of the stream. */
    byte[] bounded(long length, String what) throws IOException, DamageException {
        long offset = bytes.position();
        long most = Math.min(limits.heldBytes() - handles.heldBytes(), Integer.MAX_VALUE - 64L);
        if (length <= most) {
            return bytes.bytes(length, what);
        }
        bytes.skip(length, what);
        throw new DamageException(Damage.at(offset, Damage.Kind.TOO_LARGE, "One value has " + length + " bytes, more than are kept in memory."));
    }
}
