package org.checkpointinspector.maintain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps in the order in which they were added, as columns: the bytes of their paths, and 20 more for each. A plan that is read back, of a million files, has
 * no listing to be a view of. Not to be added to while it is read.
 */
final class StepColumns implements Iterable<Step> {

    /** Steps of one block: no array grows beyond what is soon copied. */
    private static final int BLOCK = 4096;

    private final List<Block> blocks = new ArrayList<>();
    private long bytes;
    private long count;

    /** Some steps, their paths behind one another. */
    private static final class Block {
        private byte[] paths = new byte[1024];
        private int[] ends = new int[16];
        private long[] bytes = new long[16];
        private long[] modifiedMs = new long[16];
        private int count;

        void add(Step step) {
            byte[] path = step.path().getBytes(UTF_8);
            int start = start(count);
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                bytes = Arrays.copyOf(bytes, 2 * count);
                modifiedMs = Arrays.copyOf(modifiedMs, 2 * count);
            }
            if (start + path.length > paths.length) {
                paths = Arrays.copyOf(paths, Math.max(2 * paths.length, start + path.length));
            }
            System.arraycopy(path, 0, paths, start, path.length);
            ends[count] = start + path.length;
            bytes[count] = step.bytes();
            modifiedMs[count++] = step.modifiedMs();
        }

        private int start(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }

        Step get(int index) {
            return new Step(new String(paths, start(index), ends[index] - start(index), UTF_8), bytes[index], modifiedMs[index]);
        }
    }

    void add(Step step) {
        if (count % BLOCK == 0) {
            blocks.add(new Block());
        }
        blocks.get(blocks.size() - 1).add(step);
        count++;
        bytes += step.bytes();
    }

    /** These steps. */
    Steps steps() {
        return Steps.counted(this, count, bytes);
    }

    @Override
    public Iterator<Step> iterator() {
        return blocks.stream().flatMap(block -> IntStream.range(0, block.count).mapToObj(block::get)).iterator();
    }
}
