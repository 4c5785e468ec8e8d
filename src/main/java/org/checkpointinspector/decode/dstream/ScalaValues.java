package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaClass;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaPrimitive;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;

/**
 * Sees lists, maps, options and tuples in the objects that Scala 2.11 to 2.13 and Java write for them. What has another shape is none: the result is empty,
 * never an exception.
 */
public final class ScalaValues {

    private static final Set<String> EMPTY_LISTS = Set.of("scala.collection.immutable.Nil$", "scala.collection.immutable.Set$EmptySet$");

    private ScalaValues() {}

    /** An entry of a map. */
    public record Entry(JavaValue key, JavaValue value) {}

    /** The text of a string. */
    public static Optional<String> text(JavaValue value) {
        return value instanceof JavaString string ? Optional.of(string.text()) : Optional.empty();
    }

    /** The text of a string field. */
    public static Optional<String> text(JavaObject of, String field) {
        return of.field(field).flatMap(ScalaValues::text);
    }

    /** The number in a primitive or a boxed integer. */
    public static OptionalLong number(JavaValue value) {
        if (value instanceof JavaPrimitive primitive) {
            return primitive.value() instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
        }
        return value instanceof JavaObject boxed && boxed.type().is("java.lang.Number")
                ? boxed.field("value").map(ScalaValues::number).orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    /** The number in a field. */
    public static OptionalLong number(JavaObject of, String field) {
        return of.field(field).map(ScalaValues::number).orElse(OptionalLong.empty());
    }

    /** A flag in a field; false where there is none. */
    public static boolean flag(JavaObject of, String field) {
        return of.field(field).filter(value -> value instanceof JavaPrimitive primitive && Boolean.TRUE.equals(primitive.value())).isPresent();
    }

    /** The object in a field. */
    public static Optional<JavaObject> object(JavaObject of, String field) {
        return of.field(field).filter(JavaObject.class::isInstance).map(JavaObject.class::cast);
    }

    /** Milliseconds of Spark's {@code Time} or {@code Duration}. */
    public static OptionalLong millis(JavaValue value) {
        return value instanceof JavaObject time ? number(time, "millis") : OptionalLong.empty();
    }

    /** Milliseconds in a field that holds a {@code Time} or {@code Duration}. */
    public static OptionalLong millis(JavaObject of, String field) {
        return of.field(field).map(ScalaValues::millis).orElse(OptionalLong.empty());
    }

    /** Whether a value is null, {@code None} or Scala's unit. */
    public static boolean isNothing(JavaValue value) {
        return value == JavaNull.NULL || value instanceof JavaObject object && (object.type().name().equals("scala.None$") || module(object).equals("scala.None$"));
    }

    /** The content of a {@code Some}. */
    public static Optional<JavaValue> some(JavaValue value) {
        return value instanceof JavaObject object && object.type().name().equals("scala.Some")
                ? object.field("value").or(() -> object.field("x"))
                : Optional.empty();
    }

    /** The element of a tuple, from 1 on; a specialized tuple has it in a field of its own. */
    public static Optional<JavaValue> element(JavaValue value, int number) {
        if (!(value instanceof JavaObject tuple) || !tuple.type().name().startsWith("scala.Tuple")) {
            return Optional.empty();
        }
        String name = "_" + number;
        for (JavaObject.Segment segment : tuple.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                if (segment.type().fields().get(i).name().startsWith(name + "$mc")) {
                    return Optional.of(segment.values().get(i));
                }
            }
        }
        return tuple.field(name);
    }

    /** The class of a Scala singleton; empty for what is none. */
    static String module(JavaObject object) {
        return object.type().name().equals("scala.runtime.ModuleSerializationProxy") && object.field("moduleClass").orElse(JavaNull.NULL) instanceof JavaClass type
                ? type.type().name()
                : "";
    }

    /** The elements of an array, a Scala or Java list; empty for what is none. */
    public static Optional<List<JavaValue>> list(JavaValue value) {
        if (value instanceof JavaArray array) {
            return Optional.of(elements(array, array.size()));
        }
        if (!(value instanceof JavaObject object)) {
            return Optional.empty();
        }
        String name = object.type().name();
        if (EMPTY_LISTS.contains(name) || EMPTY_LISTS.contains(module(object))) {
            return Optional.of(List.of());
        }
        if (name.startsWith("scala.collection.")) {
            return scalaList(object, name);
        }
        return name.startsWith("java.util.") ? JavaCollections.list(object) : Optional.empty();
    }

    private static Optional<List<JavaValue>> scalaList(JavaObject object, String name) {
        switch (name) {
            case "scala.collection.generic.DefaultSerializationProxy":
                return Annotations.proxied(object);
            case "scala.collection.immutable.List$SerializationProxy", "scala.collection.mutable.ListBuffer":
                return Annotations.untilEnd(object);
            case "scala.collection.immutable.HashSet$SerializationProxy":
                return Annotations.counted(object);
            case "scala.collection.immutable.Vector":
                return OldVector.elements(object);
            case "scala.collection.immutable.Set$Set1", "scala.collection.immutable.Set$Set2", "scala.collection.immutable.Set$Set3", "scala.collection.immutable.Set$Set4":
                return Optional.of(smallSet(object));
            default:
                Optional<JavaArray> array = object.field("array")
                        .or(() -> object.field("unsafeArray"))
                        .filter(JavaArray.class::isInstance)
                        .map(JavaArray.class::cast);
                OptionalLong size = number(object, "size0");
                if (size.isEmpty()) {
                    size = number(object, "length");
                }
                long length = size.orElse(Long.MAX_VALUE);
                return array.map(elements -> elements(elements, (int) Math.max(0, Math.min(elements.size(), length))));
        }
    }

    private static List<JavaValue> elements(JavaArray array, int count) {
        List<JavaValue> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(array.get(i));
        }
        return elements;
    }

    /** The entries of a Scala or Java map in the order of the stream; empty for what is none. */
    public static Optional<List<Entry>> map(JavaValue value) {
        if (!(value instanceof JavaObject object)) {
            return Optional.empty();
        }
        String name = object.type().name();
        if (name.startsWith("scala.collection.convert.") && object.field("underlying").isPresent()) {
            return object.field("underlying").flatMap(ScalaValues::map);
        }
        try {
            if (name.startsWith("scala.collection.immutable.Map$") || module(object).equals("scala.collection.immutable.Map$EmptyMap$")) {
                return Optional.of(smallMap(object));
            }
            if (name.equals("scala.collection.mutable.HashMap")) {
                return Optional.of(Annotations.pairs(object, 4 + 4 + 4 + 1));
            }
            if (name.equals("scala.collection.immutable.HashMap$SerializationProxy")) {
                return Optional.of(Annotations.pairs(object, 4));
            }
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
        if (name.equals("scala.collection.generic.DefaultSerializationProxy")) {
            return Annotations.proxied(object).flatMap(ScalaValues::tuples);
        }
        return name.startsWith("java.util.") ? JavaCollections.map(object) : Optional.empty();
    }

    private static List<JavaValue> smallSet(JavaObject object) {
        List<JavaValue> elements = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            object.field("elem" + i).ifPresent(elements::add);
        }
        return elements;
    }

    private static List<Entry> smallMap(JavaObject object) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Optional<JavaValue> key = object.field("key" + i);
            Optional<JavaValue> value = object.field("value" + i);
            if (key.isPresent() && value.isPresent()) {
                entries.add(new Entry(key.get(), value.get()));
            }
        }
        return entries;
    }

    private static Optional<List<Entry>> tuples(List<JavaValue> elements) {
        List<Entry> entries = new ArrayList<>();
        for (JavaValue element : elements) {
            Optional<JavaValue> key = element(element, 1);
            Optional<JavaValue> value = element(element, 2);
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            entries.add(new Entry(key.get(), value.get()));
        }
        return Optional.of(entries);
    }
}
