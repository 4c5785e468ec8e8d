package org.checkpointinspector.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** File names as one run of UTF-8 bytes and the ends of the names in it: a third of what a list of strings takes. Grows at its end only. */
final class NameColumn {

    private byte[] bytes;
    private int[] ends;
    private int size;

    NameColumn(int names, int bytes) {
        this.bytes = new byte[bytes];
        this.ends = new int[names];
    }

    int size() {
        return size;
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    String get(int index) {
        int start = start(index);
        return new String(bytes, start, ends[index] - start, UTF_8);
    }

    void add(String name) {
        byte[] utf8 = name.getBytes(UTF_8);
        add(utf8, 0, utf8.length);
    }

    /** Adds a name of another column. */
    void add(NameColumn other, int index) {
        add(other.bytes, other.start(index), other.end(index));
    }

    private void add(byte[] utf8, int from, int to) {
        int start = size == 0 ? 0 : ends[size - 1];
        int end = Math.addExact(start, to - from);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, FolderBuilder.grown(size));
        }
        System.arraycopy(utf8, from, bytes, start, to - from);
        ends[size++] = end;
    }

    /** Position of a name in a sorted column, negative where it is not there. */
    int find(byte[] utf8) {
        return find(utf8, 0, utf8.length);
    }

    private int find(byte[] utf8, int from, int to) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(bytes, start(middle), ends[middle], utf8, from, to);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether this sorted column holds a part of one of its own names: without {@code head} bytes at the start and {@code tail} bytes at the end. */
    boolean holdsPart(int index, int head, int tail) {
        int from = start(index) + head;
        int to = ends[index] - tail;
        return from < to && find(bytes, from, to) >= 0;
    }

    boolean startsWith(int index, byte first) {
        return start(index) < ends[index] && bytes[start(index)] == first;
    }

    /** Whether a name, without {@code tail} bytes at its end, ends with the suffix. */
    boolean endsWith(int index, byte[] suffix, int tail) {
        int to = ends[index] - tail;
        int from = to - suffix.length;
        return from >= start(index) && Arrays.equals(bytes, from, to, suffix, 0, suffix.length);
    }

    /** Compares two names of this column as {@link String#compareTo} would. */
    int compare(int left, int right) {
        return compare(bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }

    private static int compare(byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
        int at = Arrays.mismatch(left, leftFrom, leftTo, right, rightFrom, rightTo);
        if (at < 0) {
            return 0;
        }
        if (leftFrom + at == leftTo || rightFrom + at == rightTo) {
            return (leftTo - leftFrom) - (rightTo - rightFrom);
        }
        return rank(left[leftFrom + at]) - rank(right[rightFrom + at]);
    }

    /** Java compares UTF-16 units, in which U+E000…U+FFFF (lead bytes EE and EF) stand behind all surrogate pairs (lead bytes F0…F4). */
    private static int rank(byte utf8) {
        int unsigned = utf8 & 0xff;
        return unsigned == 0xee || unsigned == 0xef ? unsigned + 0x10 : unsigned;
    }
}
