package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;

/**
 * {@code Vector} of Scala 2.11 and 2.12, which is written as it lies in memory: a tree of arrays of 32. Its fields {@code display0} to {@code display5} are the arrays
 * on the way to the element last touched, {@code focus} ({@code VectorPointer.getElem}).
 */
final class OldVector {

    private static final int BITS = 5;
    private static final int WIDTH = 32;
    private static final int LEVELS = 6;

    private OldVector() {}

    /** The elements; empty where the object has another shape. */
    static Optional<List<JavaValue>> elements(JavaObject vector) {
        OptionalLong start = ScalaValues.number(vector, "startIndex");
        OptionalLong end = ScalaValues.number(vector, "endIndex");
        OptionalLong focus = ScalaValues.number(vector, "focus");
        if (start.isEmpty() || end.isEmpty() || focus.isEmpty() || start.getAsLong() < 0) {
            return Optional.empty();
        }
        List<JavaValue> elements = new ArrayList<>();
        for (long index = start.getAsLong(); index < end.getAsLong(); index++) {
            Optional<JavaValue> element = element(vector, (int) index, (int) focus.getAsLong());
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return Optional.of(elements);
    }

    private static Optional<JavaValue> element(JavaObject vector, int index, int focus) {
        int level = 0;
        while (level < LEVELS - 1 && (index ^ focus) >>> BITS * (level + 1) != 0) {
            level++;
        }
        JavaValue at = vector.field("display" + level).orElse(JavaNull.NULL);
        for (; level >= 0; level--) {
            int slot = index >>> BITS * level & WIDTH - 1;
            if (!(at instanceof JavaArray array) || slot >= array.size()) {
                return Optional.empty();
            }
            at = array.get(slot);
        }
        return Optional.of(at);
    }
}
