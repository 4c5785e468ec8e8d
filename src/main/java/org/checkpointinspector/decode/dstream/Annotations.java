package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.javaser.JavaBlockData;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.checkpointinspector.javaser.Tokens;

/** Collections that write their elements by themselves. */
final class Annotations {

    private Annotations() {}

    /** Scala 2.13's proxy of every collection: a count and the elements, or -1 and the elements up to an end mark. */
    static Optional<List<JavaValue>> proxied(JavaObject object) {
        Tokens tokens = new Tokens(object.annotation());
        try {
            int count = tokens.int32();
            List<JavaValue> elements = new ArrayList<>();
            while (count < 0 || elements.size() < count) {
                JavaValue element = tokens.value();
                if (count < 0 && isEnd(element)) {
                    break;
                }
                elements.add(element);
            }
            return Optional.of(elements);
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
    }

    /** Scala 2.11 and 2.12: the elements up to an end mark. */
    static Optional<List<JavaValue>> untilEnd(JavaObject object) {
        List<JavaValue> elements = new ArrayList<>();
        for (JavaValue element : object.annotation()) {
            if (isEnd(element)) {
                return Optional.of(elements);
            }
            if (!(element instanceof JavaBlockData)) {
                elements.add(element);
            }
        }
        return Optional.empty();
    }

    /** A count and the elements. */
    static Optional<List<JavaValue>> counted(JavaObject object) {
        Tokens tokens = new Tokens(object.annotation());
        try {
            int count = tokens.int32();
            List<JavaValue> elements = new ArrayList<>();
            while (elements.size() < count) {
                elements.add(tokens.value());
            }
            return Optional.of(elements);
        } catch (DamageException otherShape) {
            return Optional.empty();
        }
    }

    /** Some bytes, then keys and values in turn up to the end. */
    static List<ScalaValues.Entry> pairs(JavaObject object, int bytesBefore) throws DamageException {
        Tokens tokens = new Tokens(object.annotation());
        tokens.skip(bytesBefore);
        List<ScalaValues.Entry> entries = new ArrayList<>();
        while (!tokens.isAtEnd()) {
            entries.add(new ScalaValues.Entry(tokens.value(), tokens.value()));
        }
        return entries;
    }

    private static boolean isEnd(JavaValue value) {
        return value instanceof JavaObject object
                && (object.type().name().endsWith("SerializeEnd$") || ScalaValues.module(object).endsWith("SerializeEnd$"));
    }
}
