package org.checkpointinspector.javaser;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * Reads what a class wrote by itself, in the way in which it wrote it: numbers from the block data, whose borders mean nothing, and values between them. What
 * does not fit is a damage.
 */
public final class Tokens {

    private final List<JavaValue> tokens;
    private int next;
    private int inBlock;

    /** Reads an annotation from its beginning. */
    public Tokens(List<JavaValue> annotation) {
        this.tokens = annotation;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return !hasBytes() && next == tokens.size();
    }

    /** Whether a byte comes next, not a value. */
    public boolean hasBytes() {
        while (next < tokens.size() && tokens.get(next) instanceof JavaBlockData data) {
            if (inBlock < data.bytes().length) {
                return true;
            }
            next++;
            inBlock = 0;
        }
        return false;
    }

    /** The next value that is no block data. */
    public JavaValue value() throws DamageException {
        verify(!hasBytes() && next < tokens.size(), "a value");
        return tokens.get(next++);
    }

    /** A byte, 0…255. */
    public int uint8() throws DamageException {
        verify(hasBytes(), "a byte");
        return ((JavaBlockData) tokens.get(next)).bytes()[inBlock++] & 0xFF;
    }

    /** A signed 32-bit number. */
    public int int32() throws DamageException {
        return uint8() << 24 | uint8() << 16 | uint8() << 8 | uint8();
    }

    /** A signed 64-bit number. */
    public long int64() throws DamageException {
        return (long) int32() << 32 | int32() & 0xFFFF_FFFFL;
    }

    /** A text as {@code DataOutput.writeUTF} writes it. */
    public String utf() throws DamageException {
        int length = uint8() << 8 | uint8();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            bytes.write(uint8());
        }
        return ModifiedUtf8.decode(bytes.toByteArray(), 0);
    }

    /** Passes over so many bytes. */
    public void skip(int count) throws DamageException {
        for (int i = 0; i < count; i++) {
            uint8();
        }
    }

    private void verify(boolean condition, String what) throws DamageException {
        long offset = next < tokens.size() ? Math.max(0, tokens.get(next).offset()) : 0;
        DamageException.verify(condition, offset, Damage.Kind.GARBLED, "A class wrote something else where " + what + " is expected.");
    }
}
