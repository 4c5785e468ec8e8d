package org.checkpointinspector.diagnose.jar;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaClass;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;

/** Every function of the application that a checkpoint file holds as a {@code SerializedLambda}, wherever it stands in the tree. */
final class StoredFunctions {

    private static final String LAMBDA = "java.lang.invoke.SerializedLambda";
    private static final int MOST_VISITED = 2_000_000;

    private StoredFunctions() {}

    /**
     * A function.
     *
     * @param capturing class in which it was made, which gives it back from a stream
     * @param owner class of the method that implements it
     */
    record Function(String capturing, String owner, String method, String descriptor) {}

    static Set<Function> in(JavaValue root) {
        Set<Function> functions = new LinkedHashSet<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<JavaValue> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && seen.size() < MOST_VISITED) {
            JavaValue value = open.poll();
            if (value == null || !seen.add(value)) {
                continue;
            }
            if (value instanceof JavaObject object) {
                if (object.type().name().equals(LAMBDA)) {
                    add(object, functions);
                }
                object.segments().forEach(segment -> {
                    open.addAll(segment.values());
                    open.addAll(segment.annotation());
                });
                open.addAll(object.annotation());
            } else if (value instanceof JavaArray array && (array.elementType() == 'L' || array.elementType() == '[')) {
                for (int i = 0; i < array.size(); i++) {
                    open.add(array.get(i));
                }
            }
        }
        return functions;
    }

    private static void add(JavaObject lambda, Set<Function> functions) {
        String owner = text(lambda, "implClass").replace('/', '.');
        String capturing = lambda.field("capturingClass").filter(JavaClass.class::isInstance).map(type -> ((JavaClass) type).type().name()).orElse(owner);
        if (ClassInFile.isUsers(capturing)) {
            functions.add(new Function(capturing, owner, text(lambda, "implMethodName"), text(lambda, "implMethodSignature")));
        }
    }

    private static String text(JavaObject object, String field) {
        return object.field(field).filter(JavaString.class::isInstance).map(value -> ((JavaString) value).text()).orElse("");
    }
}
