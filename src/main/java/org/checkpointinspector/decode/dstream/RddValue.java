package org.checkpointinspector.decode.dstream;

import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/** A key or a value of a checkpointed RDD: data of the user's, in whatever way it was serialized. */
public sealed interface RddValue {

    /** The value on one line, for a person; bounded in length. */
    String text();

    /** The value as text, numbers, flags, null, lists and maps with text keys, as {@link PlainValues} makes them; bounded in size. */
    @Nullable Object plain();

    /** Binary name of its class. */
    String type();

    /** A value of Java serialization. */
    record OfJava(JavaValue value) implements RddValue {
        @Override
        public String text() {
            return ValueText.of(value);
        }

        @Override
        public @Nullable Object plain() {
            return PlainValues.of(value);
        }

        @Override
        public String type() {
            return PlainValues.typeOf(value);
        }
    }

    /**
     * A value of Kryo.
     *
     * @param plain text, number, flag or null
     * @param type binary name of its class
     */
    record OfKryo(@Nullable Object plain, String type) implements RddValue {
        @Override
        public String text() {
            return String.valueOf(plain);
        }
    }
}
