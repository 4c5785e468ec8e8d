package org.checkpointinspector.diagnose.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/** Walks the objects of a checkpoint file, each once, nearest to the root first. */
final class ObjectPaths {

    /** Real files have some thousand. */
    private static final int MOST_OBJECTS = 500_000;
    private static final int LONGEST_PATH = 400;

    private ObjectPaths() {}

    /**
     * An object and the way to it.
     *
     * @param file the checkpoint file
     * @param path fields from the root on
     */
    record Found(String file, String path, JavaObject object) {}

    private record Step(String path, JavaValue value) {}

    /** Objects of the file from which the application recovers; empty where it recovers from none. */
    static List<Found> search(Facts facts, java.util.function.Predicate<JavaObject> wanted) {
        JavaValue root = facts.application().map(DStreamCheckpoint::root).orElse(null);
        String file = String.valueOf(facts.inspection().application() == null ? null : facts.inspection().application().recoveryFile());
        List<Found> found = new ArrayList<>();
        walk(root, (path, value) -> {
            if (value instanceof JavaObject object && wanted.test(object)) {
                found.add(new Found(file, path, object));
            }
        });
        return found;
    }

    /** The objects with the most content of their own (texts, arrays of primitives), by path, largest first. */
    static Map<String, Long> largest(@Nullable JavaValue root, int most) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        walk(root, (path, value) -> {
            long bytes = value instanceof JavaString text ? text.text().length() : value instanceof JavaArray array ? array.raw().length : 0;
            if (bytes > 0) {
                sizes.merge(path, bytes, Long::sum);
            }
        });
        Map<String, Long> largest = new LinkedHashMap<>();
        sizes.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(most).forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
        return largest;
    }

    private static void walk(@Nullable JavaValue root, java.util.function.BiConsumer<String, JavaValue> visitor) {
        if (root == null) {
            return;
        }
        Set<JavaValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Step> open = new ArrayDeque<>();
        open.add(new Step("", root));
        while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
            Step step = open.poll();
            if (!seen.add(step.value())) {
                continue;
            }
            visitor.accept(step.path(), step.value());
            if (step.value() instanceof JavaArray array) {
                for (int i = 0; i < array.size() && "L[".indexOf(array.elementType()) >= 0; i++) {
                    open.add(new Step(shortened(step.path() + "[" + i + "]"), array.get(i)));
                }
            } else if (step.value() instanceof JavaObject object) {
                object.segments().forEach(segment -> add(segment, step.path(), open));
            }
        }
    }

    private static void add(JavaObject.Segment segment, String path, Deque<Step> open) {
        for (int i = 0; i < segment.values().size(); i++) {
            String field = segment.type().fields().get(i).plainName();
            open.add(new Step(shortened(path.isEmpty() ? field : path + "." + field), segment.values().get(i)));
        }
        segment.annotation().forEach(value -> open.add(new Step(shortened(path + "[…]"), value)));
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH / 2) + "…" + path.substring(path.length() - LONGEST_PATH / 2 + 1);
    }
}
