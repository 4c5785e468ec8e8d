package org.checkpointinspector.javaser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class as the stream describes it: its name and shape at the time of writing. */
public final class JavaClassDesc implements JavaValue {

    static final int WRITE_METHOD = 0x01;
    static final int SERIALIZABLE = 0x02;
    static final int EXTERNALIZABLE = 0x04;
    static final int BLOCK_DATA = 0x08;
    static final int ENUM = 0x10;

    private final long offset;
    private final String name;
    private final long serialVersionUid;
    private final int flags;
    private final List<JavaField> fields = new ArrayList<>();
    private final List<String> interfaces;
    private @Nullable JavaClassDesc superclass;

    JavaClassDesc(long offset, String name, long serialVersionUid, int flags, List<String> interfaces) {
        this.offset = offset;
        this.name = name;
        this.serialVersionUid = serialVersionUid;
        this.flags = flags;
        this.interfaces = List.copyOf(interfaces);
    }

    void add(JavaField field) {
        fields.add(field);
    }

    void superclass(@Nullable JavaClassDesc desc) {
        superclass = desc;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** Binary name such as {@code java.lang.Integer} or {@code [Ljava.lang.String;}; empty for a dynamic proxy. */
    public String name() {
        return name;
    }

    /** The serialVersionUID that was written; 0 for enums, proxies and classes that are not serializable. */
    public long serialVersionUid() {
        return serialVersionUid;
    }

    /** Fields in the order of the stream. */
    public List<JavaField> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** Interfaces of a dynamic proxy, empty for all else. */
    public List<String> interfaces() {
        return interfaces;
    }

    /** The nearest serializable superclass, if there is one. */
    public Optional<JavaClassDesc> superclass() {
        return Optional.ofNullable(superclass);
    }

    /** Whether this is a class of that name or has one above it. */
    public boolean is(String className) {
        for (JavaClassDesc at = this; at != null; at = at.superclass) {
            if (at.name.equals(className)) {
                return true;
            }
        }
        return false;
    }

    /** Whether instances write fields or more of their own; false for a class that appears as a {@code Class} only. */
    public boolean isSerializable() {
        return has(SERIALIZABLE);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int flags() {
        return flags;
    }

    /** This class and those above it, topmost first: the order in which their data stands in the stream. */
    List<JavaClassDesc> chain() {
        List<JavaClassDesc> chain = new ArrayList<>();
        for (JavaClassDesc at = this; at != null; at = at.superclass) {
            chain.add(at);
        }
        Collections.reverse(chain);
        return chain;
    }

    @Override
    public String toString() {
        return interfaces.isEmpty() ? name : "proxy of " + interfaces;
    }
}
