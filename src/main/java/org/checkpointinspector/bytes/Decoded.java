package org.checkpointinspector.bytes;

import java.util.Optional;

/**
 * The outcome of decoding: the value, or what is wrong with it. A damaged file is a value, not an exception.
 *
 * @param <T> the type of the decoded content
 */
public sealed interface Decoded<T> {

    /** The content where it is whole; empty where it is damaged, even if a part could be read. */
    Optional<T> value();

    /** The damage, empty where the content is whole. */
    Optional<Damage> damage();

    /** As much of the content as could be read: the whole of it, or what stood before the damage. */
    Optional<T> readable();

    /** Content without a fault. */
    record Whole<T>(T content) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }

        @Override
        public Optional<Damage> damage() {
            return Optional.empty();
        }

        @Override
        public Optional<T> readable() {
            return value();
        }
    }

    /** Content with a fault; {@code partial} is what could be read before it. */
    record Damaged<T>(Damage fault, Optional<T> partial) implements Decoded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Damage> damage() {
            return Optional.of(fault);
        }

        @Override
        public Optional<T> readable() {
            return partial;
        }
    }

    /** Content without a fault. */
    static <T> Decoded<T> whole(T content) {
        return new Whole<>(content);
    }

    /** Content of which nothing could be read. */
    static <T> Decoded<T> damaged(Damage damage) {
        return new Damaged<>(damage, Optional.empty());
    }

    /** Content that was read up to the damage. */
    static <T> Decoded<T> damaged(Damage damage, T partial) {
        return new Damaged<>(damage, Optional.of(partial));
    }
}
