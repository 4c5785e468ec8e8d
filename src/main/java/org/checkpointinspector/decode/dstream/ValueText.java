package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaBlockData;
import org.checkpointinspector.javaser.JavaClass;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaPrimitive;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;

/** Any value on one line, for a person. Bounded in length and depth; what would be walked twice is named only. */
public final class ValueText {

    private static final int DEPTH = 6;
    private static final int ELEMENTS = 50;
    private static final int TEXT = 500;
    private static final int ALL = 4000;

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> above = Collections.newSetFromMap(new IdentityHashMap<>());

    private ValueText() {}

    /** The text of a value. */
    public static String of(JavaValue value) {
        ValueText writer = new ValueText();
        writer.write(value, 0);
        return writer.text.length() > ALL ? writer.text.substring(0, ALL) + "…" : writer.text.toString();
    }

    /** The same, but a string in full. */
    static String full(JavaValue value) {
        return ScalaValues.text(value).orElseGet(() -> of(value));
    }

    private void write(JavaValue value, int depth) {
        if (text.length() > ALL) {
            return;
        }
        if (value instanceof JavaString string) {
            text.append(shortened(string.text()));
        } else if (value instanceof JavaPrimitive primitive) {
            text.append(primitive.value());
        } else if (value instanceof JavaClass type) {
            text.append("class ").append(type.type());
        } else if (value instanceof JavaArray array) {
            enclosed(array, depth, () -> array(array, depth));
        } else if (value instanceof JavaObject object) {
            enclosed(object, depth, () -> object(object, depth));
        } else if (value instanceof JavaBlockData data) {
            text.append(data);
        } else {
            text.append(ScalaValues.isNothing(value) ? "null" : value.toString());
        }
    }

    private void enclosed(JavaValue value, int depth, Runnable writing) {
        if (depth > DEPTH || !above.add(value)) {
            text.append(value);
            return;
        }
        writing.run();
        above.remove(value);
    }

    private void array(JavaArray array, int depth) {
        if (array.elementType() == 'B') {
            text.append(array.size()).append(" bytes");
            return;
        }
        List<JavaValue> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(array.size(), ELEMENTS); i++) {
            shown.add(array.get(i));
        }
        sequence(shown, array.size(), depth);
    }

    private void sequence(List<JavaValue> shown, int size, int depth) {
        text.append('[');
        String separator = "";
        for (JavaValue element : shown.subList(0, Math.min(ELEMENTS, shown.size()))) {
            text.append(separator);
            write(element, depth + 1);
            separator = ", ";
        }
        text.append(size > ELEMENTS ? ", … " + size + " in all]" : "]");
    }

    private void object(JavaObject object, int depth) {
        if (ScalaValues.isNothing(object)) {
            text.append("None");
            return;
        }
        Optional<JavaValue> boxed = object.type().name().startsWith("java.lang.") ? object.field("value") : Optional.empty();
        Optional<JavaValue> inner = boxed.or(() -> ScalaValues.some(object));
        if (inner.isPresent()) {
            write(inner.get(), depth + 1);
        } else if (ScalaValues.element(object, 1).isPresent()) {
            tuple(object, depth);
        } else {
            collectionOrFields(object, depth);
        }
    }

    private void tuple(JavaObject object, int depth) {
        text.append('(');
        for (int i = 1; ScalaValues.element(object, i).isPresent(); i++) {
            text.append(i == 1 ? "" : ", ");
            write(ScalaValues.element(object, i).get(), depth + 1);
        }
        text.append(')');
    }

    private void collectionOrFields(JavaObject object, int depth) {
        Optional<List<ScalaValues.Entry>> map = ScalaValues.map(object);
        boolean hasEntries = map.filter(entries -> !entries.isEmpty()).isPresent();
        Optional<List<JavaValue>> list = hasEntries ? Optional.empty() : ScalaValues.list(object);
        if (hasEntries) {
            entries(map.get(), depth);
        } else if (list.isPresent()) {
            sequence(list.get(), list.get().size(), depth);
        } else if (map.isPresent()) {
            text.append("{}");
        } else {
            fields(object, depth);
        }
    }

    private void entries(List<ScalaValues.Entry> entries, int depth) {
        text.append('{');
        String separator = "";
        for (ScalaValues.Entry entry : entries.subList(0, Math.min(ELEMENTS, entries.size()))) {
            text.append(separator);
            write(entry.key(), depth + 1);
            text.append(": ");
            write(entry.value(), depth + 1);
            separator = ", ";
        }
        text.append(entries.size() > ELEMENTS ? ", … " + entries.size() + " in all}" : "}");
    }

    private void fields(JavaObject object, int depth) {
        String module = ScalaValues.module(object);
        if (!module.isEmpty()) {
            text.append(module);
            return;
        }
        String name = object.type().toString();
        text.append(name.substring(name.lastIndexOf('.') + 1)).append('(');
        String separator = "";
        for (JavaObject.Segment segment : object.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                text.append(separator).append(segment.type().fields().get(i).plainName()).append('=');
                write(segment.values().get(i), depth + 1);
                separator = ", ";
            }
        }
        text.append(')');
    }

    private static String shortened(String string) {
        return string.length() > TEXT ? string.substring(0, TEXT) + "…" : string;
    }
}
