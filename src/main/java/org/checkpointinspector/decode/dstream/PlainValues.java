package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaBlockData;
import org.checkpointinspector.javaser.JavaClass;
import org.checkpointinspector.javaser.JavaEnum;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaPrimitive;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * Values of a serialization stream as JSON can hold them: text, {@link Number}, {@link Boolean}, null, {@link List}, {@link Map} with text keys. Boxes and options
 * are what is in them, tuples and collections are lists, maps are lists of {@code key} and {@code value}, bytes are {@code 0x…}, any other object is a map of its
 * fields with its {@code class} first. Bounded in depth and size; what is left out is {@code …}.
 */
final class PlainValues {

    private static final int DEPTH = 16;
    private static final int NODES = 10_000;
    private static final int BYTES = 4096;
    private static final String LEFT_OUT = "…";

    private final Set<Object> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private PlainValues() {}

    static @Nullable Object of(JavaValue value) {
        return new PlainValues().plain(value);
    }

    /** Binary name of a value's class. */
    static String typeOf(JavaValue value) {
        if (value instanceof JavaString) {
            return "java.lang.String";
        } else if (value instanceof JavaObject object) {
            String module = ScalaValues.module(object);
            return module.isEmpty() ? object.type().toString() : module;
        } else if (value instanceof JavaArray array) {
            return array.type().name();
        } else if (value instanceof JavaEnum constant) {
            return constant.type().name();
        } else if (value instanceof JavaPrimitive primitive) {
            return primitive.value().getClass().getName();
        }
        return value instanceof JavaClass ? "java.lang.Class" : "null";
    }

    private @Nullable Object plain(JavaValue value) {
        if (value == JavaNull.NULL) {
            return null;
        } else if (value instanceof JavaString string) {
            return string.text();
        } else if (value instanceof JavaPrimitive primitive) {
            return primitive.value() instanceof Character character ? character.toString() : primitive.value();
        } else if (value instanceof JavaClass type) {
            return type.type().name();
        } else if (value instanceof JavaEnum constant) {
            return constant.constant();
        } else if (value instanceof JavaBlockData data) {
            return hex(data.bytes());
        }
        if (++nodes > NODES || above.size() >= DEPTH || !above.add(value)) {
            return LEFT_OUT;
        }
        Object plain = value instanceof JavaArray array ? array(array) : value instanceof JavaObject object ? object(object) : value.toString();
        above.remove(value);
        return plain;
    }

    private Object array(JavaArray array) {
        if (array.elementType() == 'B') {
            return hex(array.raw());
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < array.size() && nodes++ < NODES; i++) {
            list.add(plain(array.get(i)));
        }
        return cut(list, array.size());
    }

    private static Object cut(List<@Nullable Object> list, int size) {
        if (list.size() < size) {
            list.add(LEFT_OUT);
        }
        return list;
    }

    private static String hex(byte[] bytes) {
        String hex = "0x" + HexFormat.of().formatHex(bytes, 0, Math.min(BYTES, bytes.length));
        return bytes.length > BYTES ? hex + LEFT_OUT : hex;
    }

    private @Nullable Object object(JavaObject object) {
        if (ScalaValues.isNothing(object)) {
            return null;
        }
        Optional<Object> known = JavaLibraryValues.plain(object);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<JavaValue> boxed = object.type().name().startsWith("java.lang.") ? object.field("value") : Optional.empty();
        Optional<JavaValue> inner = boxed.or(() -> ScalaValues.some(object));
        if (inner.isPresent()) {
            return plain(inner.get());
        }
        return ScalaValues.element(object, 1).isPresent() ? tuple(object) : collection(object);
    }

    private Object tuple(JavaObject object) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 1; ScalaValues.element(object, i).isPresent(); i++) {
            list.add(plain(ScalaValues.element(object, i).get()));
        }
        return list;
    }

    private Object collection(JavaObject object) {
        Optional<List<ScalaValues.Entry>> map = ScalaValues.map(object);
        if (map.isPresent() && !map.get().isEmpty()) {
            return entries(map.get());
        }
        Optional<List<JavaValue>> elements = ScalaValues.list(object);
        if (elements.isEmpty()) {
            return map.isPresent() ? List.of() : fields(object);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (JavaValue element : elements.get()) {
            if (nodes++ >= NODES) {
                break;
            }
            list.add(plain(element));
        }
        return cut(list, elements.get().size());
    }

    private Object entries(List<ScalaValues.Entry> entries) {
        List<@Nullable Object> list = new ArrayList<>();
        for (ScalaValues.Entry entry : entries) {
            if (nodes++ >= NODES) {
                break;
            }
            Map<String, @Nullable Object> pair = new LinkedHashMap<>();
            pair.put("key", plain(entry.key()));
            pair.put("value", plain(entry.value()));
            list.add(pair);
        }
        return cut(list, entries.size());
    }

    private Object fields(JavaObject object) {
        String module = ScalaValues.module(object);
        if (!module.isEmpty()) {
            return module;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("class", object.type().toString());
        for (JavaObject.Segment segment : object.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                String name = segment.type().fields().get(i).plainName();
                // a field of a subclass hides one of the same name above it
                fields.put(name.equals("class") ? "class#" : name, plain(segment.values().get(i)));
            }
        }
        return fields;
    }
}
