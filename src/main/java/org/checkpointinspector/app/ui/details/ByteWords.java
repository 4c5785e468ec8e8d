package org.checkpointinspector.app.ui.details;

import org.checkpointinspector.app.ui.Texts;

/** What the bytes under the caret are as numbers. */
final class ByteWords {
    private ByteWords() {}

    /** Says the byte, and the four and eight bytes from it as big-endian numbers, which is how Spark's Java code writes them. */
    static String at(BytesViewModel model, long offset) {
        StringBuilder words = new StringBuilder(Texts.text("bytes.value", Integer.toString(model.byteAt(offset))));
        number(model, offset, 4, words, "int32");
        number(model, offset, 8, words, "int64");
        return words.toString();
    }

    private static void number(BytesViewModel model, long offset, int size, StringBuilder words, String name) {
        if (offset + size > model.length()) {
            return;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int one = model.byteAt(offset + i);
            if (one < 0) {
                return;
            }
            value = value << 8 | one;
        }
        words.append("   ").append(name).append(' ').append(size == 4 ? (int) value : value);
    }
}
