package org.checkpointinspector.diagnose.jar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What of a class file matters to serialization: the parts that its serialVersionUID is made of, and the functions that it can give back from a stream. */
final class ClassFile extends ClassVisitor {

    /** A field or method. */
    record Member(int access, String name, String descriptor) {}

    private static final String DESERIALIZE = "$deserializeLambda$";
    private static final String UID = "serialVersionUID";

    private String name = "";
    private int access;
    private List<String> interfaces = List.of();
    private final List<Member> fields = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();
    private final Set<String> functions = new HashSet<>();
    private boolean declaresUid;
    private @Nullable Long uid;

    private ClassFile() {
        super(Opcodes.ASM9);
    }

    /** Reads a class file; empty where the bytes are none, or one of a Java that is not known. */
    static Optional<ClassFile> read(byte[] bytes) {
        ClassFile file = new ClassFile();
        try {
            new ClassReader(bytes).accept(file, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(file);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException noClassFile) {
            // ASM trusts the bytes and fails like this where they are damaged
            return Optional.empty();
        }
    }

    @Override
    public void visit(int version, int accessFlags, String internalName, @Nullable String signature, @Nullable String superName, String @Nullable [] interfaceNames) {
        name = internalName.replace('/', '.');
        access = accessFlags;
        interfaces = interfaceNames == null ? List.of() : List.of(interfaceNames).stream().map(each -> each.replace('/', '.')).toList();
    }

    /** The flags of a nested class stand here; those of the class file itself know neither private nor protected. */
    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simple, int flags) {
        if (inner.replace('/', '.').equals(name)) {
            access = flags;
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(int flags, String fieldName, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(new Member(flags, fieldName, descriptor));
        if (fieldName.equals(UID) && (flags & Opcodes.ACC_STATIC) != 0 && (flags & Opcodes.ACC_FINAL) != 0) {
            declaresUid = true;
            uid = value instanceof Number number ? (Long) number.longValue() : null;
        }
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(int flags, String methodName, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        methods.add(new Member(flags, methodName, descriptor));
        return methodName.equals(DESERIALIZE) ? new Functions() : null;
    }

    /** Both javac and scalac name each function by a handle at an invokedynamic of {@code $deserializeLambda$}. */
    private final class Functions extends MethodVisitor {
        Functions() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitInvokeDynamicInsn(String callName, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    functions.add(function(handle.getOwner(), handle.getName(), handle.getDesc()));
                }
            }
        }
    }

    private static String function(String owner, String method, String descriptor) {
        return owner.replace('/', '.') + "." + method + descriptor;
    }

    String name() {
        return name;
    }

    int access() {
        return access;
    }

    List<String> interfaces() {
        return interfaces;
    }

    List<Member> fields() {
        return fields;
    }

    List<Member> methods() {
        return methods;
    }

    /** Whether it gives back a function from a stream. */
    boolean givesBack(String owner, String method, String descriptor) {
        return functions.contains(function(owner, method, descriptor));
    }

    /** Whether the serialVersionUID is written down; if so but {@link #serialVersionUid} is empty, it is computed when the class is loaded. */
    boolean declaresUid() {
        return declaresUid;
    }

    /** The serialVersionUID, written down or computed; empty where only running the class would tell. */
    Optional<Long> serialVersionUid() {
        if ((access & Opcodes.ACC_ENUM) != 0) {
            return Optional.of(0L);
        }
        return declaresUid ? Optional.ofNullable(uid) : Optional.of(ComputedUid.of(this));
    }
}
