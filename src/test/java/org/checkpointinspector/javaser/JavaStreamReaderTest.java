package org.checkpointinspector.javaser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Externalizable;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaStreamReaderTest {

    @SuppressWarnings("serial") // what cannot be written is part of the test
    private static final class Everything implements Serializable {
        @Serial
        private static final long serialVersionUID = 42;

        byte b = -1;
        char c = 'ü';
        double d = -0.5;
        float f = 1.5f;
        int i = Integer.MIN_VALUE;
        long j = Long.MAX_VALUE;
        short s = -300;
        boolean z = true;
        String text = "a\0b\uD83D\uDE00";
        Object nothing = null;
        int[] numbers = {1, -2, 3};
        Object[] objects = {"x", 7, null};
    }

    private static class Base implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        final String name;

        Base(String name) {
            this.name = name;
        }
    }

    private static final class Derived extends Base {
        @Serial
        private static final long serialVersionUID = 2;

        @SuppressWarnings("HidingField")
        final String name;

        Derived(String base, String own) {
            super(base);
            this.name = own;
        }
    }

    private static final class Custom implements Serializable {
        @Serial
        private static final long serialVersionUID = 3;

        int kept = 5;

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(17);
            out.write(new byte[2000]);
            out.writeObject("inside");
            out.writeLong(18);
        }
    }

    /** Declares fields and writes others: the stream describes what is not there. */
    private static final class Liar implements Serializable {
        @Serial
        private static final long serialVersionUID = 4;

        @SuppressWarnings("unused")
        private final long number = 1;

        @SuppressWarnings("unused")
        private final String text = "never written";

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(99);
            out.writeObject("all there is");
        }
    }

    /** Public with a public constructor, as the JDK demands. */
    public static final class External implements Externalizable {
        @Serial
        private static final long serialVersionUID = 5;

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeUTF("outside");
            out.writeObject(List.of(1));
        }

        @Override
        public void readExternal(ObjectInput in) {
            throw new AssertionError("the class of the data must not run");
        }
    }

    private record Handler(String name) implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] args) {
            return "proxy";
        }
    }

    private static final class Node implements Serializable {
        @Serial
        private static final long serialVersionUID = 6;

        Node next;
        final int number;

        Node(int number) {
            this.number = number;
        }
    }

    private static Object value(JavaObject of, String field) {
        JavaValue value = of.field(field).orElseThrow();
        return value instanceof JavaPrimitive primitive ? primitive.value() : value instanceof JavaString string ? string.text() : value;
    }

    @Test
    void everyKindOfField() {
        JavaObject object = Streams.object(Streams.of(new Everything()));
        assertEquals(Everything.class.getName(), object.type().name());
        assertEquals(42, object.type().serialVersionUid());
        assertEquals((byte) -1, value(object, "b"));
        assertEquals('ü', value(object, "c"));
        assertEquals(-0.5, value(object, "d"));
        assertEquals(1.5f, value(object, "f"));
        assertEquals(Integer.MIN_VALUE, value(object, "i"));
        assertEquals(Long.MAX_VALUE, value(object, "j"));
        assertEquals((short) -300, value(object, "s"));
        assertEquals(true, value(object, "z"));
        assertEquals("a\0b\uD83D\uDE00", value(object, "text"));
        assertSame(JavaNull.NULL, value(object, "nothing"));
        JavaArray numbers = assertInstanceOf(JavaArray.class, value(object, "numbers"));
        assertEquals(3, numbers.size());
        assertEquals(new JavaPrimitive(-2), numbers.get(1));
        JavaArray objects = assertInstanceOf(JavaArray.class, value(object, "objects"));
        assertEquals("x", ((JavaString) objects.get(0)).text());
        assertEquals(7, value((JavaObject) objects.get(1), "value"));
        assertTrue(object.field("missing").isEmpty());
    }

    @Test
    void everyPrimitiveArray() {
        Object[] arrays = {new byte[] {1}, new char[] {'x'}, new double[] {2}, new float[] {3}, new int[] {4}, new long[] {5}, new short[] {6}, new boolean[] {true}};
        JavaArray all = (JavaArray) Streams.first(Streams.of((Object) arrays));
        List<Object> first = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            first.add(((JavaPrimitive) ((JavaArray) all.get(i)).get(0)).value());
        }
        assertEquals(List.of((byte) 1, 'x', 2.0, 3f, 4, 5L, (short) 6, true), first);
        assertArrayEquals(new byte[] {1}, ((JavaArray) all.get(0)).raw());
    }

    @Test
    void fieldsOfTheSameNameInTwoClasses() {
        JavaObject object = Streams.object(Streams.of(new Derived("base", "own")));
        assertEquals("own", value(object, "name"));
        assertEquals(List.of("base", "own"), object.segments().stream().map(segment -> ((JavaString) segment.values().get(0)).text()).toList());
        assertTrue(object.type().is(Base.class.getName()));
        assertFalse(object.type().is("java.lang.Object"));
    }

    @Test
    void whatAClassWroteByItself() throws DamageException {
        JavaObject object = Streams.object(Streams.of(new Custom()));
        assertEquals(5, value(object, "kept"));
        Tokens tokens = new Tokens(object.annotation());
        assertEquals(17, tokens.int32());
        tokens.skip(2000);
        assertEquals("inside", ((JavaString) tokens.value()).text());
        assertEquals(18, tokens.int64());
        assertTrue(tokens.isAtEnd());
    }

    @Test
    void aClassThatDidNotWriteItsFields() throws DamageException {
        byte[] stream = Streams.of(List.of("before", new Liar(), "after"), "next");
        JavaObject list = Streams.object(stream);
        Tokens elements = new Tokens(list.annotation());
        assertEquals(3, elements.int32());
        assertEquals("before", ((JavaString) elements.value()).text());
        JavaObject liar = (JavaObject) elements.value();
        assertEquals("after", ((JavaString) elements.value()).text());
        assertTrue(liar.field("text").isEmpty());
        Tokens own = new Tokens(liar.annotation());
        assertEquals(99, own.int32());
        assertEquals("all there is", ((JavaString) own.value()).text());
    }

    @Test
    void externalizable() throws DamageException {
        JavaObject object = Streams.object(Streams.of(new External()));
        Tokens tokens = new Tokens(object.annotation());
        assertEquals("outside", tokens.utf());
        assertEquals("java.util.CollSer", ((JavaObject) tokens.value()).type().name());
    }

    @Test
    void enumsClassesAndProxies() {
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Function.class, Runnable.class}, new Handler("h"));
        JavaArray all = (JavaArray) Streams.first(Streams.of((Object) new Object[] {TimeUnit.DAYS, String.class, int.class, Streams.class, proxy, TimeUnit.DAYS}));
        assertEquals("DAYS", ((JavaEnum) all.get(0)).constant());
        assertEquals("java.lang.String", ((JavaClass) all.get(1)).type().name());
        assertEquals("int", ((JavaClass) all.get(2)).type().name());
        assertFalse(((JavaClass) all.get(3)).type().isSerializable());
        JavaObject proxied = (JavaObject) all.get(4);
        assertEquals(List.of("java.util.function.Function", "java.lang.Runnable"), proxied.type().interfaces());
        assertEquals("h", value((JavaObject) proxied.field("h").orElseThrow(), "name"));
        assertSame(all.get(0), all.get(5));
    }

    @Test
    void longTextsAndResetsAndBlockData() throws IOException, DamageException {
        String longText = "é".repeat(40_000);
        JavaStreamReader reader = Streams.reader(Streams.written(out -> {
            out.writeObject(longText);
            out.reset();
            out.writeObject("again");
            out.reset();
            out.writeInt(7);
            out.writeObject("again");
        }));
        assertEquals(longText, ((JavaString) reader.next().orElseThrow()).text());
        assertEquals("again", ((JavaString) reader.next().orElseThrow()).text());
        assertArrayEquals(new byte[] {0, 0, 0, 7}, ((JavaBlockData) reader.next().orElseThrow()).bytes());
        assertEquals("again", ((JavaString) reader.next().orElseThrow()).text());
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void cycles() {
        Node one = new Node(1);
        one.next = new Node(2);
        one.next.next = one;
        JavaObject object = Streams.object(Streams.of(one));
        JavaObject second = (JavaObject) object.field("next").orElseThrow();
        assertSame(object, second.field("next").orElseThrow());
        assertEquals(2, value(second, "number"));
    }

    @Test
    void offsetsAreBytesOfTheStream() {
        byte[] stream = Streams.of("a", new Node(1));
        JavaStreamReader reader = Streams.reader(stream);
        try {
            assertEquals(4, reader.next().orElseThrow().offset());
            JavaValue node = reader.next().orElseThrow();
            assertEquals(8, node.offset());
            assertEquals(TypeCode.OBJECT, stream[8]);
            assertEquals(8, reader.valueStart());
            assertEquals(stream.length, reader.position());
        } catch (IOException | DamageException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExceptionThatEndedTheWriting() {
        byte[] stream = Streams.written(out -> {
            try {
                out.writeObject(new Object[] {"fine", new Object()});
            } catch (NotSerializableException expected) {
                out.flush();
            }
        });
        Damage damage = Streams.damage(stream);
        assertEquals("writing aborted; java.io.NotSerializableException: java.lang.Object", damage.detail());
    }

    @Test
    void noClassOfTheDataIsLoaded() throws IOException {
        byte[] stream = Streams.byHand(out -> {
            out.write(TypeCode.OBJECT);
            Streams.desc(out, Tripwire.class.getName(), 3, 0);
            out.write(TypeCode.ENDBLOCKDATA);
            out.write(TypeCode.NULL);
            out.write(TypeCode.ENDBLOCKDATA);
        });
        JavaObject object = Streams.object(stream);
        assertEquals(Tripwire.class.getName(), object.type().name());
        assertFalse(Boolean.getBoolean("tripwire"), "the class was initialized");
    }

    /** Leaves a trace when it is initialized. */
    private static final class Tripwire {
        static {
            System.setProperty("tripwire", "true");
        }
    }

    @Test
    void collectionsOfTheJdkInOneStream() {
        Map<String, Integer> map = new java.util.TreeMap<>(Map.of("a", 1, "b", 2));
        JavaStreamReader reader = Streams.reader(Streams.of(map, new java.util.HashMap<>(map), new java.util.BitSet(5), new java.util.Date(0), java.time.Instant.EPOCH,
                new java.math.BigDecimal("1.5"), new java.util.ArrayDeque<>(map.keySet()), java.util.Locale.ROOT, new java.io.IOException("x"),
                new java.util.concurrent.ConcurrentHashMap<>(map), java.net.URI.create("a:b"), java.util.UUID.randomUUID(), new java.util.Properties()));
        int count = 0;
        try {
            while (reader.next().isPresent()) {
                count++;
            }
        } catch (IOException | DamageException e) {
            throw new AssertionError("value " + count, e);
        }
        assertEquals(13, count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
    void cutAnywhereIsDamageAtTheEndOrACleanEnd(int step) {
        byte[] whole = Streams.of(new Everything(), List.of(new Liar(), new Custom()), TimeUnit.DAYS, String.class, new Derived("a", "b"));
        for (int length = 0; length < whole.length; length += step) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            JavaStreamReader reader = Streams.reader(cut);
            try {
                while (reader.next().isPresent()) {
                    assertTrue(reader.position() <= length);
                }
            } catch (DamageException e) {
                boolean inBlock = e.damage().detail().equals("unexpected EOF in middle of data block");
                assertEquals(length == 0 ? Damage.Kind.EMPTY : inBlock ? Damage.Kind.GARBLED : Damage.Kind.TRUNCATED, e.damage().kind(), "cut at " + length);
                assertEquals(length, e.damage().storedOffset(), "cut at " + length);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
