package org.checkpointinspector.diagnose.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a log of any size: bytes that are no UTF-8 do not matter, and of a line that never ends only the beginning is kept. */
final class LineReader {

    /** Longest line that is kept, in bytes; the rest of it is skipped. */
    static final int LONGEST = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int end;

    LineReader(InputStream input) {
        this.input = input;
    }

    /** The next line without its end, null after the last one. */
    @Nullable String next() throws IOException {
        int length = 0;
        while (true) {
            if (at == end) {
                end = input.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return length == 0 ? null : text(length);
                }
            }
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int kept = Math.min(at - start, LONGEST - length);
            System.arraycopy(buffer, start, line, length, kept);
            length += kept;
            if (at < end) {
                at++;
                return text(length);
            }
        }
    }

    private String text(int length) {
        int trimmed = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, trimmed, StandardCharsets.UTF_8);
    }
}
