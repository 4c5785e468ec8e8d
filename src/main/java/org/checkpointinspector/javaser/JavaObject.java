package org.checkpointinspector.javaser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object: for each class of its chain, topmost first, the fields and what the class wrote by itself. A subclass may declare a field of the same name as
 * one above it (Scala does so often); both are here.
 */
public final class JavaObject implements JavaValue {

    private final long offset;
    private final int handle;
    private final JavaClassDesc type;
    private final List<Segment> segments = new ArrayList<>();

    JavaObject(long offset, int handle, JavaClassDesc type) {
        this.offset = offset;
        this.handle = handle;
        this.type = type;
    }

    Segment open(JavaClassDesc of) {
        Segment segment = new Segment(of);
        segments.add(segment);
        return segment;
    }

    /** What one class of the chain wrote. */
    public static final class Segment {
        private final JavaClassDesc type;
        private final List<JavaValue> values = new ArrayList<>();
        private final List<JavaValue> annotation = new ArrayList<>();

        private Segment(JavaClassDesc type) {
            this.type = type;
        }

        void add(JavaValue value) {
            values.add(value);
        }

        List<JavaValue> writtenAnnotation() {
            return annotation;
        }

        void clear() {
            values.clear();
            annotation.clear();
        }

        /** The class. */
        public JavaClassDesc type() {
            return type;
        }

        /** Values of the fields, in the order of {@link JavaClassDesc#fields()}; fewer where the stream is damaged here or the class never wrote them. */
        public List<JavaValue> values() {
            return Collections.unmodifiableList(values);
        }

        /** What the class wrote beside its fields. */
        public List<JavaValue> annotation() {
            return Collections.unmodifiableList(annotation);
        }

        private @Nullable JavaValue value(String plainName) {
            for (int i = 0; i < values.size(); i++) {
                if (type.fields().get(i).plainName().equals(plainName)) {
                    return values.get(i);
                }
            }
            return null;
        }
    }

    @Override
    public long offset() {
        return offset;
    }

    /** Number of the object in its stream: its identity for a person. */
    public int handle() {
        return handle;
    }

    /** Its class. */
    public JavaClassDesc type() {
        return type;
    }

    /** One segment a class, topmost class first. */
    public List<Segment> segments() {
        return Collections.unmodifiableList(segments);
    }

    /** The segment of a class, if the chain has it. */
    public Optional<Segment> segment(String className) {
        return segments.stream().filter(segment -> segment.type.name().equals(className)).findFirst();
    }

    /**
     * The value of a field by its name without Scala's prefix; of several of that name the one of the most derived class.
     *
     * @return empty where there is no such field, {@link JavaNull} where it is null
     */
    public Optional<JavaValue> field(String plainName) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            JavaValue value = segments.get(i).value(plainName);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** What the classes of the chain wrote beside their fields, in order. */
    public List<JavaValue> annotation() {
        return segments.stream().flatMap(segment -> segment.annotation.stream()).toList();
    }

    @Override
    public String toString() {
        return type + "#" + handle;
    }
}
