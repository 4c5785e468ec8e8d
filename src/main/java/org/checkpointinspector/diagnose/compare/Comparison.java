package org.checkpointinspector.diagnose.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two sides.
 *
 * @param left what is on the left, in words
 * @param right what is on the right
 * @param facts single facts of both sides: batch, watermark, query id, state of an operator …; those that are the same included
 * @param offsets positions of each source and partition
 * @param conf frozen settings that differ
 * @param files files that differ; empty where two batches of one checkpoint were compared
 * @param sameFiles files that do not differ
 * @param notes what could not be compared, in sentences
 */
public record Comparison(String left, String right, List<Fact> facts, List<Position> offsets, List<Fact> conf, List<FileDifference> files, long sameFiles, List<String> notes) {

    /** Keeps its own copies. */
    public Comparison {
        facts = List.copyOf(facts);
        offsets = List.copyOf(offsets);
        conf = List.copyOf(conf);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /** A fact of both sides; null where a side has none. */
    public record Fact(String name, @Nullable String left, @Nullable String right) {
        /** Whether the sides differ. */
        public boolean differs() {
            return left == null ? right != null : !left.equals(right);
        }
    }

    /**
     * A position in a source.
     *
     * @param source its index or name
     * @param partition topic and partition, or what else the source counts; empty where it counts one thing
     * @param left position on the left, null where there is none
     * @param right position on the right
     */
    public record Position(String source, String partition, @Nullable Long left, @Nullable Long right) {
        /** How far the right is ahead; null where a side has no position. */
        public @Nullable Long delta() {
            return left == null || right == null ? null : (Long) (right - left);
        }
    }

    /**
     * A file that differs.
     *
     * @param path relative to the checkpoint
     * @param kind in which way
     * @param leftBytes null where it is not on the left
     * @param rightBytes null where it is not on the right
     */
    public record FileDifference(String path, Kind kind, @Nullable Long leftBytes, @Nullable Long rightBytes) {}

    /** In which way a file differs. */
    public enum Kind {
        /** Only on the left. */
        LEFT_ONLY,
        /** Only on the right. */
        RIGHT_ONLY,
        /** Another length. */
        SIZE,
        /** The same length, other bytes. */
        CONTENT,
        /** The same length; the bytes were not compared, since the file is large and nobody asked, or could not be read. */
        NOT_COMPARED
    }

    /** Whether anything differs. */
    public boolean same() {
        return facts.stream().noneMatch(Fact::differs)
                && conf.isEmpty()
                && offsets.stream().allMatch(each -> each.left() != null && each.left().equals(each.right()))
                && files.stream().allMatch(each -> each.kind() == Kind.NOT_COMPARED);
    }
}
