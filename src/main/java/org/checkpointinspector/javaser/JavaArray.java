package org.checkpointinspector.javaser;

import java.util.ArrayList;
import java.util.List;

/** An array. Primitive elements are kept as the bytes of the stream. */
public final class JavaArray implements JavaValue {

    private final long offset;
    private final JavaClassDesc type;
    private final List<JavaValue> elements = new ArrayList<>();
    private byte[] raw = {};

    JavaArray(long offset, JavaClassDesc type) {
        this.offset = offset;
        this.type = type;
    }

    void add(JavaValue element) {
        elements.add(element);
    }

    void raw(byte[] bytes) {
        raw = bytes;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** Its class, such as {@code [J}. */
    public JavaClassDesc type() {
        return type;
    }

    /** Type code of an element: {@code BCDFIJSZ}, {@code L} or <code>[</code>. */
    public char elementType() {
        return type.name().charAt(1);
    }

    /** How many elements were read; less than it had where the stream is damaged in it. */
    public int size() {
        int width = JavaPrimitive.width(elementType());
        return width == 0 ? elements.size() : raw.length / width;
    }

    /** The element at an index. */
    public JavaValue get(int index) {
        int width = JavaPrimitive.width(elementType());
        return width == 0 ? elements.get(index) : JavaPrimitive.of(elementType(), raw, index * width);
    }

    /** The bytes of a primitive array, big-endian; must not be changed; empty for an array of objects. */
    public byte[] raw() {
        return raw;
    }

    @Override
    public String toString() {
        return type.name() + " of " + size();
    }
}
