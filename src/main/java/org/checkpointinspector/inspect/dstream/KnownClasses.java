package org.checkpointinspector.inspect.dstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.jspecify.annotations.Nullable;

/**
 * Classes as they are known to be: those of the JDK, those that the checkpoint file describes, and those of the partitions before. A stream has no checksum, and
 * much of a small partition is descriptions of classes, so a flipped bit often shows there and nowhere else.
 */
final class KnownClasses {

    private static final Pattern NAME = Pattern.compile("\\[*L?[\\p{L}\\p{N}_$]+([.\\-/][\\p{L}\\p{N}_$\\-/]+)*;?");

    private final Map<String, ClassInFile> known = new HashMap<>();

    KnownClasses(List<ClassInFile> described) {
        described.forEach(this::learn);
        learn("java.lang.Number", -8742448824652078965L);
        learn("java.lang.Integer", 1360826667806852920L, "value");
        learn("java.lang.Long", 4290774380558885855L, "value");
        learn("java.lang.Double", -9172774392245257468L, "value");
        learn("java.lang.Float", -2671257302660747028L, "value");
        learn("java.lang.Short", 7515723908773894738L, "value");
        learn("java.lang.Byte", -7183698231559129828L, "value");
        learn("java.lang.Boolean", -3665804199014368530L, "value");
        learn("java.lang.Character", 3786198910865385080L, "value");
        learn("java.util.ArrayList", 8683452581122892189L, "size");
        learn("java.util.HashMap", 362498820763181265L, "loadFactor", "threshold");
    }

    private void learn(String name, long uid, String... fields) {
        learn(new ClassInFile(name, uid, List.of(fields), false));
    }

    private void learn(ClassInFile type) {
        known.putIfAbsent(type.name(), type);
    }

    /**
     * A class that is not as it is known.
     *
     * @param exception what Java raises; null where it reads on with a field left empty
     */
    record Wrong(String words, @Nullable String exception, @Nullable String message) {}

    /** The first class of a file that is not as it is known; the classes of a file without one are known from now on. */
    Optional<Wrong> check(List<ClassInFile> described) {
        for (ClassInFile type : described) {
            Optional<Wrong> wrong = check(type);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        described.forEach(this::learn);
        return Optional.empty();
    }

    private Optional<Wrong> check(ClassInFile type) {
        ClassInFile same = known.get(type.name());
        if (same == null) {
            if (type.above()) {
                return Optional.empty();
            }
            if (!NAME.matcher(type.name()).matches()) {
                return Optional.of(new Wrong("It names a class by what is no name of a class.", "java.lang.ClassNotFoundException", type.name()));
            }
            return known.keySet().stream().filter(name -> differByOne(name, type.name())).findFirst().map(name -> new Wrong(
                    "It names the class " + type.name() + ", which is one character away from " + name + ".", "java.lang.ClassNotFoundException", type.name()));
        }
        if (same.serialVersionUid() != type.serialVersionUid()) {
            return Optional.of(new Wrong("The serialVersionUID of " + type.name() + " is " + type.serialVersionUid() + ", elsewhere " + same.serialVersionUid() + ".",
                    "java.io.InvalidClassException", type.name() + "; local class incompatible: stream classdesc serialVersionUID = " + type.serialVersionUid()
                            + ", local class serialVersionUID = " + same.serialVersionUid()));
        }
        return type.fields().stream()
                .filter(field -> !same.fields().contains(field))
                .findFirst()
                .map(field -> new Wrong(type.name() + " has a field '" + field + "', elsewhere " + same.fields() + ".", null, null));
    }

    private static boolean differByOne(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < one.length() && different < 2; i++) {
            different += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return different == 1;
    }
}
