package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {

    @Test
    void endsLinesAtLineFeedCarriageReturnAndBoth() throws Exception {
        assertEquals(List.of("0:v1", "3:a", "5:b", "8:c", "10:", "11:d"), lines(utf8("v1\na\rb\r\nc\n\nd")));
    }

    @Test
    void doesNotCountAnEmptyLastLine() throws Exception {
        assertEquals(List.of("0:v1"), lines(utf8("v1\n")));
        assertEquals(List.of("0:v1"), lines(utf8("v1\r\n")));
        assertEquals(List.of("0:v1", "3:"), lines(utf8("v1\n\n")));
        assertEquals(List.of(), lines(new byte[0]));
    }

    @Test
    void countsBytesNotCharacters() throws Exception {
        assertEquals(List.of("0:ä€😀", "10:x"), lines(utf8("ä€😀\nx")));
    }

    @Test
    void knowsTheLengthOfTheFileAtItsEnd() throws Exception {
        for (String text : List.of("", "v1", "v1\n", "v1\r\n", "ä\r", "a\n\n")) {
            LogLines lines = new LogLines(new ByteArrayInputStream(utf8(text)));
            while (lines.next() != null) {
                // to the end
            }
            assertEquals(utf8(text).length, lines.position(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 2048, 8192})
    void readsTheSameWhateverTheStreamGivesAtATime(int atATime) throws Exception {
        String text = ("zeile €\r\n" + "x".repeat(2044) + "ä\r\n\n").repeat(5) + "😀".repeat(5000);
        assertEquals(lines(utf8(text)), lines(new ByteArrayInputStream(utf8(text)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atATime));
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 2047})
    void reportsAMalformedByteBeforeTheLinesOfItsBuffer(int at) {
        assertNotUtf8(new LogLines(new ByteArrayInputStream(tenLinesAndALongOne(at))), at);
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 4096, 8191, 8192, 10_000})
    void givesTheLinesOfTheBuffersBeforeAMalformedByte(int at) throws Exception {
        LogLines lines = new LogLines(new ByteArrayInputStream(tenLinesAndALongOne(at)));
        for (int i = 0; i < 10; i++) {
            assertEquals("v", lines.next());
        }
        assertNotUtf8(lines, at);
    }

    private static byte[] tenLinesAndALongOne(int malformedAt) {
        byte[] bytes = utf8("v\n".repeat(10) + "x".repeat(20_000));
        bytes[malformedAt] = (byte) 0xFF;
        return bytes;
    }

    @Test
    void reportsASequenceThatTheEndOfTheFileCutsOffAfterTheLinesBeforeIt() throws Exception {
        LogLines lines = new LogLines(new ByteArrayInputStream(new byte[] {'v', '1', '\n', 'a', (byte) 0xE2, (byte) 0x82}));
        assertEquals("v1", lines.next());
        assertNotUtf8(lines, 4);
    }

    @Test
    void refusesALineWithoutEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        Damage damage = assertThrows(DamageException.class, () -> new LogLines(endless).next()).damage();
        assertEquals(Damage.Kind.TOO_LARGE, damage.kind());
        assertEquals(LogLines.MAX_LINE_BYTES, damage.storedOffset());
    }

    @Test
    void givesNullAgainAndAgainAtTheEnd() throws Exception {
        LogLines lines = new LogLines(new ByteArrayInputStream(utf8("a")));
        assertEquals("a", lines.next());
        assertNull(lines.next());
        assertNull(lines.next());
    }

    private static void assertNotUtf8(LogLines lines, long at) {
        Damage damage = assertThrows(DamageException.class, lines::next).damage();
        assertEquals(Damage.Kind.NOT_UTF8, damage.kind());
        assertEquals(at, damage.storedOffset());
    }

    private static List<String> lines(byte[] bytes) throws Exception {
        return lines(new ByteArrayInputStream(bytes));
    }

    private static List<String> lines(InputStream in) throws Exception {
        LogLines lines = new LogLines(in);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(lines.lineOffset() + ":" + line);
        }
        return all;
    }
}
