package org.checkpointinspector.javaser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HostileStreamTest {

    private static final Limits TIGHT = new Limits(20_000, 1000, 1 << 20, 8);

    /** An array of an array of an array …, by hand, since the JDK would overflow its stack. */
    private static byte[] nested(int depth) {
        return Streams.byHand(out -> {
            out.write(TypeCode.ARRAY);
            Streams.desc(out, "[Ljava.lang.Object;", 2, 0);
            out.write(TypeCode.ENDBLOCKDATA);
            out.write(TypeCode.NULL);
            out.writeInt(1);
            for (int i = 1; i < depth; i++) {
                out.write(TypeCode.ARRAY);
                out.write(TypeCode.REFERENCE);
                out.writeInt(0x7E0000);
                out.writeInt(1);
            }
            out.write(TypeCode.NULL);
        });
    }

    @Test
    void tenThousandDeep() {
        JavaArray at = (JavaArray) Streams.first(nested(10_000));
        int depth = 1;
        while (at.get(0) instanceof JavaArray inner) {
            at = inner;
            depth++;
        }
        assertEquals(10_000, depth);
    }

    @Test
    void aMillionDeepIsTooDeep() {
        assertEquals(Damage.Kind.TOO_LARGE, Streams.damage(nested(1_000_000)).kind());
    }

    @Test
    void anArrayThatClaimsTwoBillionElements() {
        for (String type : List.of("[B", "[J", "[Ljava.lang.Object;")) {
            Damage damage = Streams.damage(Streams.byHand(out -> {
                out.write(TypeCode.ARRAY);
                Streams.desc(out, type, 2, 0);
                out.write(TypeCode.ENDBLOCKDATA);
                out.write(TypeCode.NULL);
                out.writeInt(Integer.MAX_VALUE);
                out.write(TypeCode.NULL);
            }));
            assertEquals(Damage.Kind.TOO_LARGE, damage.kind(), type);
            assertEquals(4, damage.storedOffset());
        }
    }

    @Test
    void aTextThatClaimsMoreThanIsThere() {
        Damage damage = Streams.damage(Streams.byHand(out -> {
            out.write(TypeCode.LONGSTRING);
            out.writeLong(Long.MAX_VALUE);
            out.writeBytes("short");
        }));
        assertEquals(Damage.Kind.TRUNCATED, damage.kind());
        assertEquals(18, damage.storedOffset());
    }

    @Test
    void moreHandlesThanAllowed() throws IOException {
        byte[] stream = Streams.byHand(out -> {
            for (int i = 0; i < 2000; i++) {
                out.write(TypeCode.STRING);
                out.writeShort(0);
            }
        });
        JavaStreamReader reader = new JavaStreamReader(new ByteArrayInputStream(stream), TIGHT);
        assertEquals("More than 1000 objects without a reset.", Streams.damage(reader).detail());
    }

    @Test
    void moreMemoryThanAllowed() {
        byte[] stream = Streams.of((Object) new long[1 << 18]);
        JavaStreamReader reader = new JavaStreamReader(new ByteArrayInputStream(stream), TIGHT);
        assertEquals(Damage.Kind.TOO_LARGE, Streams.damage(reader).kind());
    }

    @Test
    void aHundredMegabytesWithResetsInLittleMemory() throws IOException, DamageException {
        byte[] once = Streams.written(out -> {
            for (int i = 0; i < 1000; i++) {
                out.writeObject(new byte[1000]);
                out.reset();
            }
        });
        InputStream hundred = new Repeated(once, 100);
        JavaStreamReader reader = new JavaStreamReader(hundred, new Limits(100, 10, 4096, 0));
        long count = 0;
        while (reader.next().isPresent()) {
            count++;
        }
        assertEquals(100_000, count);
    }

    /** The header once, then the rest again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] stream;
        private int left;
        private int at;

        Repeated(byte[] stream, int times) {
            this.stream = stream;
            this.left = times;
        }

        @Override
        public int read() {
            if (at == stream.length) {
                left--;
                at = 4;
            }
            return left == 0 ? -1 : stream[at++] & 0xFF;
        }
    }

    @Test
    void aClassThatIsItsOwnSuperclass() {
        Damage damage = Streams.damage(Streams.byHand(out -> {
            out.write(TypeCode.OBJECT);
            Streams.desc(out, "a.B", 2, 0);
            out.write(TypeCode.ENDBLOCKDATA);
            out.write(TypeCode.REFERENCE);
            out.writeInt(0x7E0000);
        }));
        assertEquals(Damage.Kind.GARBLED, damage.kind());
    }

    @Test
    void brokenProtocol() {
        assertEquals("invalid stream header: 4C5A3442", Streams.damage(new byte[] {0x4C, 0x5A, 0x34, 0x42}).detail());
        assertEquals("invalid type code: 58", Streams.damage(Streams.byHand(out -> out.write(0x58))).detail());
        assertEquals("invalid handle value: 007E0000", Streams.damage(Streams.byHand(out -> {
            out.write(TypeCode.REFERENCE);
            out.writeInt(0x7E0000);
        })).detail());
        assertEquals(Damage.Kind.NOT_UTF8, Streams.damage(Streams.byHand(out -> {
            out.write(TypeCode.STRING);
            out.writeShort(1);
            out.write(0x80);
        })).kind());
        assertEquals("illegal block data header length: -1", Streams.damage(Streams.byHand(out -> {
            out.write(TypeCode.BLOCKDATALONG);
            out.writeInt(-1);
        })).detail());
        assertEquals(Damage.Kind.GARBLED, Streams.damage(Streams.byHand(out -> out.write(TypeCode.ENDBLOCKDATA))).kind());
    }

    @Test
    void whatWasReadBeforeTheDamageIsKept() throws IOException {
        byte[] whole = Streams.of((Object) new Object[] {"one", "two", "three"});
        JavaStreamReader reader = Streams.reader(java.util.Arrays.copyOf(whole, whole.length - 2));
        assertEquals(Damage.Kind.TRUNCATED, Streams.damage(reader).kind());
        assertEquals(2, ((JavaArray) reader.unfinished().orElseThrow()).size());
    }

    private static final class Doubtful implements Serializable {
        private static final long serialVersionUID = 1;
        transient Object inner;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(inner);
            out.writeInt(1);
        }
    }

    @Test
    void classesInDoubtInsideOneAnotherEnd() {
        Doubtful outer = new Doubtful();
        Doubtful at = outer;
        for (int i = 0; i < 200; i++) {
            at.inner = new Doubtful();
            at = (Doubtful) at.inner;
        }
        JavaStreamReader reader = Streams.reader(Streams.of(outer));
        try {
            assertTrue(reader.next().isPresent());
        } catch (DamageException e) {
            assertEquals(Damage.Kind.GARBLED, e.damage().kind());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mutationsNeverEndInAnythingButDamage() throws IOException {
        byte[] whole = Streams.of(new HashMap<>(new TreeMap<>(java.util.Map.of("k", List.of(1, 2L, "x"), "l", List.of(new int[] {1, 2})))), Thread.State.NEW,
                new java.math.BigInteger("123456789012345678901234567890"), String.class);
        Random random = new Random(7);
        for (int i = 0; i < 60_000; i++) {
            byte[] mutated = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                mutated[4 + random.nextInt(mutated.length - 4)] = (byte) random.nextInt(256);
            }
            JavaStreamReader reader = new JavaStreamReader(new ByteArrayInputStream(mutated), new Limits(1000, 10_000, 8 << 20, 8));
            try {
                while (reader.next().isPresent()) {
                    assertTrue(reader.position() <= mutated.length);
                }
            } catch (DamageException e) {
                assertTrue(e.damage().storedOffset() <= mutated.length);
            }
        }
    }

    @Test
    void fieldsOutOfOrderAreNotRead() {
        Damage damage = Streams.damage(Streams.byHand((DataOutputStream out) -> {
            out.write(TypeCode.OBJECT);
            Streams.desc(out, "a.B", 2, 2);
            out.write('L');
            out.writeUTF("object");
            out.write(TypeCode.STRING);
            out.writeUTF("La/C;");
            out.write('I');
            out.writeUTF("number");
        }));
        assertEquals("invalid class: a.B: illegal field order", damage.detail());
    }
}
