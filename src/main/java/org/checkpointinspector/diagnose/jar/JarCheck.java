package org.checkpointinspector.diagnose.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.diagnose.jar.JarReport.ClassCheck;
import org.checkpointinspector.diagnose.jar.JarReport.FunctionCheck;
import org.checkpointinspector.diagnose.jar.JarReport.Result;

/**
 * Holds an application against a checkpoint file. What decides is Java's own: a class must be there under its name with the serialVersionUID of the stream ({@code ObjectStreamClass.initNonProxy}),
 * and a lambda must be given back by {@code $deserializeLambda$} of the class that captured it, with the same method and descriptor.
 */
public final class JarCheck {

    private final ApplicationClasses application;

    private JarCheck(ApplicationClasses application) {
        this.application = application;
    }

    /**
     * Checks.
     *
     * @param place a jar, or a folder of classes or jars
     * @param name of the checkpoint file
     * @throws IOException if the application cannot be read
     */
    public static JarReport check(DStreamCheckpoint checkpoint, String name, Path place) throws IOException {
        Set<StoredFunctions.Function> functions = checkpoint.root() == null ? Set.of() : StoredFunctions.in(checkpoint.root());
        List<ClassInFile> classes = checkpoint.classes().stream().filter(each -> each.isUsers() && !each.name().startsWith("[")).toList();
        Set<String> wanted = new TreeSet<>();
        classes.forEach(each -> wanted.add(each.name()));
        functions.forEach(each -> {
            wanted.add(each.capturing());
            wanted.add(each.owner());
        });
        JarCheck check = new JarCheck(ApplicationClasses.read(place, wanted));
        List<ClassCheck> classChecks = new ArrayList<>();
        classes.stream().map(check::check).forEach(classChecks::add);
        List<FunctionCheck> functionChecks = functions.stream().map(check::check).toList();
        return new JarReport(place.toString(), name, check.application.count(), classChecks, functionChecks);
    }

    private ClassCheck check(ClassInFile stored) {
        Optional<ClassFile> found = application.get(stored.name());
        if (found.isEmpty()) {
            // a superclass that is gone is skipped by Java, and its fields with it
            return stored.above()
                    ? new ClassCheck(stored.name(), Result.UNKNOWN, stored.serialVersionUid(), null, false, null, List.of())
                    : new ClassCheck(stored.name(), Result.MISSING, stored.serialVersionUid(), null, false, "java.lang.ClassNotFoundException: " + stored.name(), List.of());
        }
        ClassFile file = found.get();
        Optional<Long> uid = file.serialVersionUid();
        if (stored.serialVersionUid() == 0 && !file.declaresUid()) {
            // it is an enum, or named without being serialized: Java compares nothing
            return new ClassCheck(stored.name(), Result.FITS, 0, null, false, null, List.of());
        }
        if (uid.isEmpty()) {
            return new ClassCheck(stored.name(), Result.UNKNOWN, stored.serialVersionUid(), null, true, null, List.of());
        }
        boolean same = uid.get() == stored.serialVersionUid();
        String exception = "java.io.InvalidClassException: " + stored.name() + "; local class incompatible: stream classdesc serialVersionUID = " + stored.serialVersionUid()
                + ", local class serialVersionUID = " + uid.get();
        return new ClassCheck(stored.name(), same ? Result.FITS : Result.CHANGED, stored.serialVersionUid(), uid.get(), file.declaresUid(), same ? null : exception,
                same ? lost(stored, file) : List.of());
    }

    private static List<String> lost(ClassInFile stored, ClassFile file) {
        return stored.fields().stream().filter(field -> file.fields().stream().noneMatch(each -> each.name().equals(field))).toList();
    }

    private FunctionCheck check(StoredFunctions.Function stored) {
        String method = (stored.owner().equals(stored.capturing()) ? "" : stored.owner() + ".") + stored.method() + stored.descriptor();
        Optional<ClassFile> capturing = application.get(stored.capturing());
        if (capturing.isEmpty()) {
            // the missing class is named nowhere: the unread function itself is put into the field
            return new FunctionCheck(stored.capturing(), method, Result.MISSING, "java.lang.ClassCastException: cannot assign instance of java.lang.invoke.SerializedLambda to field …");
        }
        boolean given = capturing.get().givesBack(stored.owner(), stored.method(), stored.descriptor());
        String words = stored.method().startsWith("$anonfun$") ? "Illegal lambda deserialization" : "Invalid lambda deserialization";
        return new FunctionCheck(stored.capturing(), method, given ? Result.FITS : Result.CHANGED, given ? null : "java.lang.IllegalArgumentException: " + words);
    }
}
