package org.checkpointinspector.diagnose.jar;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/**
 * The serialVersionUID that the JVM computes for a class which has none ({@code ObjectStreamClass.computeDefaultSUID}; Java Object Serialization Specification, 4.6): the first eight bytes of
 * the SHA-1 of its name, modifiers, interfaces, fields, initializer, constructors and methods, as far as they are not private.
 */
final class ComputedUid {

    private static final int OF_CLASS = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int OF_FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT;
    private static final int OF_METHOD = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT | Opcodes.ACC_STRICT;
    private static final String CONSTRUCTOR = "<init>";
    private static final String INITIALIZER = "<clinit>";

    private final DataOutputStream out;

    private ComputedUid(DataOutputStream out) {
        this.out = out;
    }

    static long of(ClassFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            new ComputedUid(out).write(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] hash = sha1(bytes.toByteArray());
        long uid = 0;
        for (int i = 7; i >= 0; i--) {
            uid = uid << 8 | hash[i] & 0xFF;
        }
        return uid;
    }

    private void write(ClassFile file) throws IOException {
        out.writeUTF(file.name());
        int access = file.access() & OF_CLASS;
        if ((access & Opcodes.ACC_INTERFACE) != 0) {
            // compilers disagreed on this flag for interfaces without methods
            boolean hasMethods = file.methods().stream().anyMatch(method -> !method.name().startsWith("<"));
            access = hasMethods ? access | Opcodes.ACC_ABSTRACT : access & ~Opcodes.ACC_ABSTRACT;
        }
        out.writeInt(access);
        for (String each : file.interfaces().stream().sorted().toList()) {
            out.writeUTF(each);
        }
        int hidden = Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT;
        for (ClassFile.Member field : file.fields().stream().sorted(Comparator.comparing(ClassFile.Member::name)).toList()) {
            if ((field.access() & Opcodes.ACC_PRIVATE) == 0 || (field.access() & hidden) == 0) {
                member(field, OF_FIELD, field.descriptor());
            }
        }
        if (file.methods().stream().anyMatch(method -> method.name().equals(INITIALIZER))) {
            member(new ClassFile.Member(Opcodes.ACC_STATIC, INITIALIZER, "()V"), OF_METHOD, "()V");
        }
        methods(file.methods(), method -> method.name().equals(CONSTRUCTOR));
        methods(file.methods(), method -> !method.name().startsWith("<"));
    }

    private void methods(List<ClassFile.Member> all, Predicate<ClassFile.Member> which) throws IOException {
        Comparator<ClassFile.Member> order = Comparator.comparing(ClassFile.Member::name).thenComparing(ClassFile.Member::descriptor);
        for (ClassFile.Member method : all.stream().filter(which).filter(each -> (each.access() & Opcodes.ACC_PRIVATE) == 0).sorted(order).toList()) {
            member(method, OF_METHOD, method.descriptor().replace('/', '.'));
        }
    }

    private void member(ClassFile.Member member, int mask, String signature) throws IOException {
        out.writeUTF(member.name());
        out.writeInt(member.access() & mask);
        out.writeUTF(signature);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
