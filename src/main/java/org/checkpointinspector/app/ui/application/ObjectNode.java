package org.checkpointinspector.app.ui.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.javaser.JavaArray;
import org.checkpointinspector.javaser.JavaBlockData;
import org.checkpointinspector.javaser.JavaClass;
import org.checkpointinspector.javaser.JavaEnum;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaPrimitive;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;
import org.checkpointinspector.report.Printable;
import org.jspecify.annotations.Nullable;

/** A value of a serialized file in a tree: its children are made when they are asked for, since the graph behind is cyclic. Secrets are masked. */
final class ObjectNode {

    private static final int MOST_CHILDREN = 2000;
    private static final int MOST_TEXT = 300;
    private static final int MOST_SEARCHED = 300_000;

    private final String name;
    private final JavaValue value;
    private final Mask mask;
    private final boolean secret;

    private ObjectNode(String name, JavaValue value, Mask mask, boolean secret) {
        this.name = name;
        this.value = value;
        this.mask = mask;
        this.secret = secret;
    }

    static ObjectNode root(JavaValue value, Mask mask) {
        return new ObjectNode("", value, mask, false);
    }

    /** Name of the field, or index of the element. */
    String name() {
        return name;
    }

    /** Its class; empty for null. */
    String type() {
        if (value instanceof JavaObject object) {
            return object.type().toString();
        } else if (value instanceof JavaArray array) {
            return array.type().name();
        } else if (value instanceof JavaEnum constant) {
            return constant.type().name();
        } else if (value instanceof JavaString) {
            return "String";
        } else if (value instanceof JavaPrimitive primitive) {
            return primitive.value().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
        return value instanceof JavaClass ? "Class" : "";
    }

    /** Its value, or what it is made of. */
    String words() {
        if (value instanceof JavaString string) {
            String text = secret ? Mask.SHOWN : mask.text(string.text());
            return Printable.line(text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text);
        } else if (value instanceof JavaPrimitive primitive) {
            return String.valueOf(primitive.value());
        } else if (value instanceof JavaObject object) {
            return "#" + object.handle();
        } else if (value instanceof JavaArray array) {
            return Integer.toString(array.size());
        } else if (value instanceof JavaBlockData data) {
            return data.bytes().length + " bytes";
        } else if (value instanceof JavaClass type) {
            return type.type().name();
        } else if (value instanceof JavaEnum constant) {
            return constant.constant();
        }
        return value == JavaNull.NULL ? "null" : Printable.line(value.toString());
    }

    /** First byte in the decompressed file; -1 where it has none of its own. */
    long offset() {
        return value.offset();
    }

    boolean isLeaf() {
        return !(value instanceof JavaObject) && !(value instanceof JavaArray array && !isBytes(array));
    }

    private static boolean isBytes(JavaArray array) {
        return array.elementType() == 'B';
    }

    /** Fields, topmost class first, then what classes wrote beside them; or elements. */
    List<ObjectNode> children() {
        List<ObjectNode> children = new ArrayList<>();
        if (value instanceof JavaArray array && !isBytes(array)) {
            for (int i = 0; i < Math.min(array.size(), MOST_CHILDREN); i++) {
                children.add(new ObjectNode("[" + i + "]", array.get(i), mask, secret));
            }
        } else if (value instanceof JavaObject object) {
            for (JavaObject.Segment segment : object.segments()) {
                addSegment(object, segment, children);
            }
        }
        return children;
    }

    private void addSegment(JavaObject object, JavaObject.Segment segment, List<ObjectNode> children) {
        boolean own = segment.type() == object.type();
        String of = own ? "" : " (" + segment.type().name().substring(segment.type().name().lastIndexOf('.') + 1) + ")";
        for (int i = 0; i < segment.values().size(); i++) {
            String field = segment.type().fields().get(i).plainName();
            children.add(new ObjectNode(field + of, segment.values().get(i), mask, secret || mask.isSecret(field) || isSecretValue(object, field)));
        }
        for (int i = 0; i < Math.min(segment.annotation().size(), MOST_CHILDREN); i++) {
            JavaValue before = i == 0 ? JavaNull.NULL : segment.annotation().get(i - 1);
            // a map writes a key and then its value
            boolean named = before instanceof JavaString key && mask.isSecret(key.text());
            children.add(new ObjectNode("{" + i + "}" + of, segment.annotation().get(i), mask, secret || named));
        }
    }

    /** The value of a pair, or of a small map's entry, whose key names a secret. */
    private boolean isSecretValue(JavaObject object, String field) {
        String key = field.equals("_2") ? "_1" : field.startsWith("value") ? "key" + field.substring("value".length()) : "";
        return !key.isEmpty() && object.field(key).orElse(JavaNull.NULL) instanceof JavaString name && mask.isSecret(name.text());
    }

    /** Whether a text stands in the name, the class or the value. */
    boolean matches(String lowerCase) {
        return name.toLowerCase(Locale.ROOT).contains(lowerCase) || type().toLowerCase(Locale.ROOT).contains(lowerCase) || words().toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    private record Visited(ObjectNode node, @Nullable Visited above, int index) {}

    /** Ways of child indices to the nodes in which a text stands, nearest to the root first; each object is visited once. */
    static List<List<Integer>> find(ObjectNode root, String text, int most) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<List<Integer>> found = new ArrayList<>();
        Set<JavaValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Visited> open = new ArrayDeque<>();
        open.add(new Visited(root, null, 0));
        for (int visited = 0; !open.isEmpty() && visited < MOST_SEARCHED && found.size() < most; visited++) {
            Visited at = open.poll();
            if (at.node().matches(wanted)) {
                found.add(way(at));
            }
            if (!at.node().isLeaf() && seen.add(at.node().value)) {
                List<ObjectNode> children = at.node().children();
                for (int i = 0; i < children.size(); i++) {
                    open.add(new Visited(children.get(i), at, i));
                }
            }
        }
        return found;
    }

    private static List<Integer> way(Visited to) {
        Deque<Integer> way = new ArrayDeque<>();
        for (Optional<Visited> at = Optional.of(to); at.isPresent() && at.get().above() != null; at = Optional.ofNullable(at.get().above())) {
            way.push(at.get().index());
        }
        return List.copyOf(way);
    }
}
