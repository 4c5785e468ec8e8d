package org.checkpointinspector.decode.dstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaField;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;

/**
 * The user's code in a DStream. Spark wraps it in lambdas of its own, up to four deep, so the search goes down what is captured until it meets a class that is
 * not Spark's: the class that a lambda belongs to (Java, Scala 2.12 and later), or an object of a class of its own (Scala 2.11, named classes).
 */
final class UserFunctions {

    private static final String LAMBDA = "java.lang.invoke.SerializedLambda";
    private static final int MOST_VISITED = 2000;

    private final List<DStreamNode.UserFunction> found = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int visited;

    private UserFunctions() {}

    static List<DStreamNode.UserFunction> of(JavaObject stream) {
        UserFunctions functions = new UserFunctions();
        for (JavaObject.Segment segment : stream.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                JavaField field = segment.type().fields().get(i);
                if (mayHoldCode(field.plainName())) {
                    functions.search(field.plainName(), segment.values().get(i));
                }
            }
        }
        return functions.found;
    }

    private static boolean mayHoldCode(String field) {
        return !field.equals("graph") && !field.equals("checkpointData") && !field.equals("creationSite") && !field.equals("baseScope");
    }

    private void search(String field, JavaValue from) {
        Deque<JavaValue> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty() && visited < MOST_VISITED) {
            JavaValue value = open.poll();
            if (!seen.add(value) || GraphReader.isStream(value)) {
                continue;
            }
            visited++;
            if (value instanceof JavaArray array) {
                for (int i = 0; array.elementType() == 'L' && i < Math.min(array.size(), MOST_VISITED); i++) {
                    open.add(array.get(i));
                }
            } else if (value instanceof JavaObject object && !isUsers(field, object)) {
                object.segments().forEach(segment -> open.addAll(segment.values()));
            }
        }
    }

    private boolean isUsers(String field, JavaObject object) {
        if (object.type().name().equals(LAMBDA)) {
            String owner = ScalaValues.text(object, "implClass").orElse("").replace('/', '.');
            if (!ClassInFile.isUsers(owner)) {
                return false;
            }
            found.add(new DStreamNode.UserFunction(field, owner, ScalaValues.text(object, "implMethodName").orElse(null),
                    ScalaValues.text(object, "implMethodSignature").orElse(null), captured(object)));
            return true;
        }
        if (!ClassInFile.isUsers(object.type().name())) {
            return false;
        }
        found.add(new DStreamNode.UserFunction(field, object.type().name(), null, null, fields(object)));
        return true;
    }

    private static List<String> captured(JavaObject lambda) {
        return lambda.field("capturedArgs").flatMap(ScalaValues::list).orElse(List.of()).stream().map(ValueText::of).toList();
    }

    private static List<String> fields(JavaObject object) {
        List<String> fields = new ArrayList<>();
        for (JavaObject.Segment segment : object.segments()) {
            for (int i = 0; i < segment.values().size(); i++) {
                fields.add(segment.type().fields().get(i).plainName() + " = " + ValueText.of(segment.values().get(i)));
            }
        }
        return fields;
    }
}
