package org.checkpointinspector.javaser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** Streams for tests: made by the JDK, or by hand where the JDK would not. */
final class Streams {

    private Streams() {}

    /** Writes to a stream. */
    @FunctionalInterface
    interface Writing<T> {
        void to(T out) throws IOException;
    }

    static byte[] written(Writing<ObjectOutputStream> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] of(Object... values) {
        return written(out -> {
            for (Object value : values) {
                out.writeObject(value);
            }
        });
    }

    /** A stream by hand: the header is there. */
    static byte[] byHand(Writing<DataOutputStream> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xACED0005);
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The head of a class descriptor up to its fields. */
    static void desc(DataOutputStream out, String name, int flags, int fields) throws IOException {
        out.write(TypeCode.CLASSDESC);
        out.writeUTF(name);
        out.writeLong(1);
        out.write(flags);
        out.writeShort(fields);
    }

    static JavaStreamReader reader(byte[] stream) {
        return new JavaStreamReader(new ByteArrayInputStream(stream));
    }

    static JavaValue first(byte[] stream) {
        try {
            return reader(stream).next().orElseThrow();
        } catch (IOException | DamageException e) {
            throw new AssertionError(e);
        }
    }

    static JavaObject object(byte[] stream) {
        return (JavaObject) first(stream);
    }

    /** Reads all values; gives the damage. */
    static Damage damage(byte[] stream) {
        return damage(reader(stream));
    }

    static Damage damage(JavaStreamReader reader) {
        try {
            while (reader.next().isPresent()) {
                // on to the damage
            }
        } catch (DamageException e) {
            return e.damage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no damage");
    }
}
