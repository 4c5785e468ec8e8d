package org.checkpointinspector.storage;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tags of a folder's files, two longs each; no room at all as long as no file has one. */
final class TagColumn {

    private static final Pattern TAG = Pattern.compile("[0-9a-f]{32}");
    private static final int HALF = 16;

    private long[] halves = new long[0];

    /** Puts the tag of a file; one that is null, or has another form, counts as none. A file whose tag is nothing but zeros has none, either. */
    void put(int index, @Nullable String tag) {
        if (tag == null || !TAG.matcher(tag).matches()) {
            return;
        }
        if (halves.length < 2 * index + 2) {
            halves = Arrays.copyOf(halves, 2 * FolderBuilder.grown(index));
        }
        halves[2 * index] = HexFormat.fromHexDigitsToLong(tag.substring(0, HALF));
        halves[2 * index + 1] = HexFormat.fromHexDigitsToLong(tag.substring(HALF));
    }

    @Nullable String get(int index) {
        if (2 * index >= halves.length || halves[2 * index] == 0 && halves[2 * index + 1] == 0) {
            return null;
        }
        return HexFormat.of().toHexDigits(halves[2 * index]) + HexFormat.of().toHexDigits(halves[2 * index + 1]);
    }

    /** The same tags in another order. */
    TagColumn ordered(int[] order) {
        TagColumn ordered = new TagColumn();
        if (halves.length > 0) {
            ordered.halves = new long[2 * order.length];
            for (int i = 0; i < order.length; i++) {
                boolean has = 2 * order[i] < halves.length;
                ordered.halves[2 * i] = has ? halves[2 * order[i]] : 0;
                ordered.halves[2 * i + 1] = has ? halves[2 * order[i] + 1] : 0;
            }
        }
        return ordered;
    }
}
