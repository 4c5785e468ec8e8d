package org.checkpointinspector.javaser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** A class descriptor, once its fields are read: what a class loader wrote beside it, then the descriptor of its superclass. */
final class ClassDescFrame implements Frame {

    private static final int MOST_SUPERCLASSES = 1000;
    private static final String SIGNATURES = "BCDFIJSZL[";

    private final JavaStreamReader in;
    private final JavaClassDesc desc;
    private boolean annotationEnded;
    private boolean complete;

    private ClassDescFrame(JavaStreamReader in, JavaClassDesc desc) {
        this.in = in;
        this.desc = desc;
    }

    /** Reads a descriptor up to its fields. */
    static ClassDescFrame read(JavaStreamReader in, int code, long offset) throws IOException, DamageException {
        JavaClassDesc desc = code == TypeCode.CLASSDESC ? plain(in, offset) : proxy(in, offset);
        in.add(desc);
        return new ClassDescFrame(in, desc);
    }

    private static JavaClassDesc plain(JavaStreamReader in, long offset) throws IOException, DamageException {
        String name = in.utf("the name of a class");
        long uid = in.bytes().int64("a serialVersionUID");
        int flags = in.uint8("the flags of a class");
        JavaClassDesc desc = new JavaClassDesc(offset, name, uid, flags, List.of());
        in.handles().add(desc);
        boolean conflict = desc.has(JavaClassDesc.SERIALIZABLE) && desc.has(JavaClassDesc.EXTERNALIZABLE);
        DamageException.verify(!conflict, offset, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + name + ": serializable and externalizable flags conflict");
        readFields(in, desc, offset);
        boolean enumFits = !desc.has(JavaClassDesc.ENUM) || uid == 0 && desc.fields().isEmpty();
        DamageException.verify(enumFits, offset, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + name + ": an enum with a serialVersionUID or with fields");
        return desc;
    }

    private static void readFields(JavaStreamReader in, JavaClassDesc desc, long offset) throws IOException, DamageException {
        short count = (short) in.bytes().uint16("the number of fields");
        boolean objects = false;
        for (int i = 0; i < count; i++) {
            long at = in.bytes().position();
            char type = (char) in.uint8("a field");
            String name = in.utf("the name of a field");
            boolean primitive = JavaPrimitive.width(type) > 0;
            boolean object = type == 'L' || type == '[';
            String signature = object ? in.plainString("the type of a field") : String.valueOf(type);
            boolean fits = !signature.isEmpty() && SIGNATURES.indexOf(signature.charAt(0)) >= 0;
            DamageException.verify(fits, at, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + "invalid descriptor for field " + name);
            DamageException.verify(!(primitive && objects), at, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + desc.name() + ": illegal field order");
            objects |= object;
            desc.add(new JavaField(type, name, signature));
            in.handles().hold(64 + 2L * name.length(), offset);
        }
    }

    private static JavaClassDesc proxy(JavaStreamReader in, long offset) throws IOException, DamageException {
        int count = in.bytes().int32("the interfaces of a proxy");
        DamageException.verify(count >= 0 && count <= 0xFFFF, offset, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + "interface limit exceeded: " + count);
        JavaClassDesc reserved = new JavaClassDesc(offset, "", 0, JavaClassDesc.SERIALIZABLE, List.of());
        int handle = in.handles().count();
        in.handles().add(reserved);
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = in.utf("the name of an interface");
            in.handles().hold(64 + 2L * name.length(), offset);
            interfaces.add(name);
        }
        JavaClassDesc desc = new JavaClassDesc(offset, "", 0, JavaClassDesc.SERIALIZABLE, interfaces);
        in.handles().fill(handle, desc);
        return desc;
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        if (complete) {
            return desc;
        }
        if (!annotationEnded) {
            int code = in.uint8("a class descriptor");
            if (code == TypeCode.ENDBLOCKDATA) {
                annotationEnded = true;
            } else {
                in.content(code);
            }
            return null;
        }
        JavaValue superclass = in.classDesc();
        if (superclass == null) {
            return null;
        }
        accept(superclass);
        return desc;
    }

    /** A superclass; what a class loader wrote beside the class is passed over. */
    @Override
    public void accept(JavaValue inner) throws DamageException {
        if (!annotationEnded) {
            return;
        }
        if (inner instanceof JavaClassDesc superclass) {
            int length = 0;
            for (JavaClassDesc at = superclass; at != null; at = at.superclass().orElse(null)) {
                DamageException.verify(at != desc && ++length < MOST_SUPERCLASSES, desc.offset(), Damage.Kind.GARBLED,
                        "The class " + desc.name() + " is its own superclass, or has more than " + MOST_SUPERCLASSES + " of them.");
            }
            desc.superclass(superclass);
        }
        complete = true;
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return desc;
    }
}
