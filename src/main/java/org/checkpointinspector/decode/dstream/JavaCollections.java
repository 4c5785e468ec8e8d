package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.checkpointinspector.javaser.Tokens;

/** The collections of {@code java.util} as the JDK writes them. */
final class JavaCollections {

    private static final int INT = 4;
    private static final int WRAPPERS = 8;

    private JavaCollections() {}

    static Optional<List<JavaValue>> list(JavaObject object) {
        JavaObject at = unwrapped(object, "list", "c", "element");
        String type = at.type().name();
        try {
            return switch (type) {
                case "java.util.ArrayList", "java.util.LinkedList", "java.util.CollSer", "java.util.ArrayDeque", "java.util.TreeSet" -> Optional.of(values(at, INT));
                case "java.util.HashSet", "java.util.LinkedHashSet" -> Optional.of(values(at, INT + INT + INT));
                case "java.util.Arrays$ArrayList" -> at.field("a").flatMap(ScalaValues::list);
                case "java.util.Collections$EmptyList" -> Optional.of(List.of());
                case "java.util.Collections$SingletonList" -> at.field("element").map(List::of);
                default -> Optional.empty();
            };
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
    }

    static Optional<List<ScalaValues.Entry>> map(JavaObject object) {
        JavaObject at = unwrapped(object, "m");
        String type = at.type().name();
        try {
            return switch (type) {
                case "java.util.HashMap", "java.util.LinkedHashMap", "java.util.Hashtable" -> Optional.of(Annotations.pairs(at, INT + INT));
                case "java.util.TreeMap" -> Optional.of(Annotations.pairs(at, INT));
                case "java.util.concurrent.ConcurrentHashMap" -> Optional.of(upToNull(at));
                case "java.util.CollSer" -> Optional.of(immutableMap(at));
                case "java.util.Collections$EmptyMap" -> Optional.of(List.of());
                case "java.util.Collections$SingletonMap" -> Optional.of(List.of(
                        new ScalaValues.Entry(at.field("k").orElse(JavaNull.NULL), at.field("v").orElse(JavaNull.NULL))));
                default -> Optional.empty();
            };
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
    }

    /** What a wrapper of {@code java.util.Collections} holds; damaged data may wrap without end. */
    private static JavaObject unwrapped(JavaObject object, String... fields) {
        JavaObject at = object;
        for (int i = 0; i < WRAPPERS && at.type().name().startsWith("java.util.Collections$"); i++) {
            JavaObject inner = null;
            for (String field : fields) {
                if (inner == null) {
                    inner = ScalaValues.object(at, field).orElse(null);
                }
            }
            if (inner == null) {
                return at;
            }
            at = inner;
        }
        return at;
    }


    private static List<JavaValue> values(JavaObject object, int bytesBefore) throws DamageException {
        Tokens tokens = new Tokens(object.annotation());
        tokens.skip(bytesBefore);
        List<JavaValue> values = new ArrayList<>();
        while (!tokens.isAtEnd()) {
            values.add(tokens.value());
        }
        return values;
    }

    private static List<ScalaValues.Entry> upToNull(JavaObject object) throws DamageException {
        Tokens tokens = new Tokens(object.annotation());
        List<ScalaValues.Entry> entries = new ArrayList<>();
        while (!tokens.isAtEnd()) {
            JavaValue key = tokens.value();
            JavaValue value = tokens.value();
            if (key == JavaNull.NULL) {
                break;
            }
            entries.add(new ScalaValues.Entry(key, value));
        }
        return entries;
    }

    private static List<ScalaValues.Entry> immutableMap(JavaObject object) throws DamageException {
        List<JavaValue> values = values(object, INT);
        List<ScalaValues.Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            entries.add(new ScalaValues.Entry(values.get(i), values.get(i + 1)));
        }
        return entries;
    }
}
