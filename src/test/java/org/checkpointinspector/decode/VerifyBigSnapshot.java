package org.checkpointinspector.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Compression;
import org.checkpointinspector.decode.StateFileDecoder.Format;

/** Verifies a snapshot far larger than the heap it runs in; prints how many records and decompressed bytes it had. Started by {@link StateFileMemoryTest} and by a benchmark. */
public final class VerifyBigSnapshot {

    private static final int RECORDS_AT_ONCE = 1_000;

    private VerifyBigSnapshot() {}

    /** Takes how many times a million bytes of records it has. */
    public static void main(String[] arguments) throws IOException {
        int repeats = Integer.parseInt(arguments[0]);
        int hugeRepeats = Math.min(repeats, 2_000);
        byte[] key = new byte[24];
        byte[] value = new byte[1_000];
        Arrays.fill(value, (byte) 7);
        StateRecordsWriter part = new StateRecordsWriter();
        for (int i = 0; i < RECORDS_AT_ONCE; i++) {
            part.put(key, value);
        }
        // one value that is larger than the heap, too: a length that is true must cost no memory either
        byte[] hugeHead = new StateRecordsWriter().number(key.length).raw(key).number(1_000_000 * hugeRepeats).bytes();
        List<InputStream> head = List.of(lz4(hugeHead), repeated(lz4Bytes(new byte[1_000_000]), hugeRepeats));
        List<InputStream> rest = List.of(repeated(lz4Bytes(part.bytes()), repeats), lz4(new StateRecordsWriter().end()));
        InputStream stored = new SequenceInputStream(
                new SequenceInputStream(Collections.enumeration(head)), new SequenceInputStream(Collections.enumeration(rest)));
        StateFile file = new StateFileDecoder(Format.SNAPSHOT).decode(stored).value().orElseThrow();
        System.out.println(file.records() + " " + file.decodedBytes());
    }

    private static byte[] lz4Bytes(byte[] content) {
        return Compression.compress(Codec.LZ4, content);
    }

    private static InputStream lz4(byte[] content) {
        return new ByteArrayInputStream(lz4Bytes(content));
    }

    private static InputStream repeated(byte[] stored, int times) {
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(times, stored).stream().<InputStream>map(ByteArrayInputStream::new).toList()));
    }
}
