package org.checkpointinspector.javaser;

import java.io.IOException;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** An object: its class, then for each class of the chain its fields and what it wrote by itself. */
final class ObjectFrame implements Frame {

    private static final int SLOT_BYTES = 8;
    private static final int SEGMENT_BYTES = 96;

    private final JavaStreamReader in;
    private final long offset;
    private @Nullable JavaObject object;
    private List<JavaClassDesc> chain = List.of();
    private int at = -1;
    private JavaObject.@Nullable Segment segment;
    private boolean inAnnotation;
    private boolean retried;

    ObjectFrame(JavaStreamReader in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        if (object == null) {
            JavaValue desc = in.classDesc();
            if (desc != null) {
                accept(desc);
            }
            return null;
        }
        if (segment == null) {
            return openNext() ? null : object;
        }
        if (inAnnotation) {
            readAnnotation(segment);
        } else if (segment.values().size() < segment.type().fields().size()) {
            readField(segment);
        } else {
            inAnnotation = segment.type().has(JavaClassDesc.WRITE_METHOD);
            if (!inAnnotation) {
                segment = null;
            }
        }
        return null;
    }

    private boolean openNext() throws DamageException {
        at++;
        while (at < chain.size() && !hasData(chain.get(at))) {
            at++;
        }
        if (at == chain.size()) {
            return false;
        }
        JavaClassDesc type = chain.get(at);
        in.handles().hold(SEGMENT_BYTES, offset);
        segment = JavaStreamReader.require(object).open(type);
        inAnnotation = type.has(JavaClassDesc.EXTERNALIZABLE) || SelfWritten.leavesOutFields(type);
        retried = false;
        if (!inAnnotation && SelfWritten.isDoubtful(type)) {
            in.rewinds().mark(this);
        }
        return true;
    }

    private static boolean hasData(JavaClassDesc type) {
        return type.has(JavaClassDesc.SERIALIZABLE) || type.has(JavaClassDesc.EXTERNALIZABLE);
    }

    private void readField(JavaObject.Segment of) throws IOException, DamageException {
        JavaField field = of.type().fields().get(of.values().size());
        in.handles().hold(SLOT_BYTES, offset);
        int width = JavaPrimitive.width(field.type());
        if (width > 0) {
            of.add(JavaPrimitive.of(field.type(), in.bytes().bytes(width, "the field " + field.name()), 0));
            return;
        }
        JavaValue value = in.value(in.uint8("the field " + field.name() + " of " + of.type().name()));
        if (value != null) {
            of.add(value);
        }
    }

    private void readAnnotation(JavaObject.Segment of) throws IOException, DamageException {
        int code = in.uint8("what " + of.type().name() + " wrote by itself");
        if (code == TypeCode.ENDBLOCKDATA) {
            segment = null;
            in.rewinds().unmark(this);
            if (retried) {
                in.rewinds().forgive();
            }
            return;
        }
        JavaValue value = in.content(code);
        if (value != null) {
            addToAnnotation(of.writtenAnnotation(), value);
        }
    }

    private void addToAnnotation(List<JavaValue> annotation, JavaValue value) throws DamageException {
        in.handles().hold(SLOT_BYTES, offset);
        annotation.add(value);
    }

    /** Called when the stream was set back to where the data of the current class begins. */
    void readWithoutFields() {
        retried = true;
        inAnnotation = true;
        JavaStreamReader.require(segment).clear();
    }

    @Override
    public void accept(JavaValue inner) throws DamageException {
        if (object == null) {
            begin(JavaStreamReader.present(inner, offset));
        } else if (inAnnotation) {
            addToAnnotation(JavaStreamReader.require(segment).writtenAnnotation(), inner);
        } else {
            JavaStreamReader.require(segment).add(inner);
        }
    }

    private void begin(JavaClassDesc type) throws DamageException {
        DamageException.verify(hasData(type) && !type.has(JavaClassDesc.ENUM) && !type.name().startsWith("["), offset, Damage.Kind.GARBLED,
                JavaExceptions.INVALID_CLASS + "an object has the class " + type.name() + ", which has none in a stream");
        boolean readable = !type.has(JavaClassDesc.EXTERNALIZABLE) || type.has(JavaClassDesc.BLOCK_DATA);
        DamageException.verify(readable, offset, Damage.Kind.GARBLED,
                "The class " + type.name() + " wrote itself in the form of protocol version 1, which only the class can read.");
        object = new JavaObject(offset, in.handles().count(), type);
        in.handles().add(object);
        // an externalizable class writes everything by itself, what is above it included
        chain = type.has(JavaClassDesc.EXTERNALIZABLE) ? List.of(type) : type.chain();
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return object;
    }
}
