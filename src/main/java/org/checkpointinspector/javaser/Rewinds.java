package org.checkpointinspector.javaser;

import java.util.ArrayDeque;
import java.util.Deque;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** Places to which the reader can go back, to read a class once more as one that did not write its fields. */
final class Rewinds {

    private final StreamBytes bytes;
    private final Handles handles;
    private final Deque<Frame> stack;
    /** Innermost first. */
    private final Deque<Mark> marks = new ArrayDeque<>();
    private int left;
    private @Nullable DamageException furthest;

    /**
     * A place to go back to.
     *
     * @param frame the object whose class is in doubt; it is on the stack as long as the mark stands
     */
    private record Mark(ObjectFrame frame, int depth, long position, int handles, long heldBytes) {}

    Rewinds(StreamBytes bytes, Handles handles, Deque<Frame> stack, int most) {
        this.bytes = bytes;
        this.handles = handles;
        this.stack = stack;
        this.left = most;
    }

    void clear() {
        marks.clear();
        furthest = null;
        bytes.keepFrom(Long.MAX_VALUE);
    }

    /** Marks the place at which the data of a doubtful class begins. */
    void mark(ObjectFrame frame) {
        if (left > 0) {
            marks.push(new Mark(frame, stack.size(), bytes.position(), handles.count(), handles.heldBytes()));
            keep();
        }
    }

    /** The data of a doubtful class ended well. */
    void unmark(ObjectFrame frame) {
        if (!marks.isEmpty() && marks.element().frame == frame) {
            marks.pop();
            keep();
        }
    }

    /** A class was read well the second time: what went wrong the first time is no damage. */
    void forgive() {
        furthest = null;
    }

    /**
     * Goes back to the innermost mark, or gives up. Of the damages that the several readings met the furthest is told: a wrong reading goes astray earlier than
     * the right one.
     */
    void retry(DamageException damage) throws DamageException {
        if (furthest == null || furthest.damage().storedOffset() < damage.damage().storedOffset()) {
            furthest = damage;
        }
        Mark mark = marks.poll();
        while (mark != null && (left == 0 || !bytes.canRewind(mark.position))) {
            mark = marks.poll();
        }
        if (mark == null) {
            throw furthest;
        }
        left--;
        while (stack.size() > mark.depth) {
            stack.pop();
        }
        bytes.rewind(mark.position);
        handles.cut(mark.handles, mark.heldBytes);
        mark.frame.readWithoutFields();
        keep();
    }

    private void keep() {
        bytes.keepFrom(marks.isEmpty() ? Long.MAX_VALUE : marks.getLast().position);
    }
}
