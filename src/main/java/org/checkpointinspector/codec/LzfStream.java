package org.checkpointinspector.codec;

import com.ning.compress.lzf.ChunkDecoder;
import com.ning.compress.lzf.LZFException;
import com.ning.compress.lzf.util.ChunkDecoderFactory;
import java.io.IOException;
import java.io.InputStream;
import org.checkpointinspector.bytes.Damage;

/**
 * Chunks of compress-lzf as Spark reads them ({@code LZFInputStream}, Spark 2.1 to 4.2). There is no checksum and no end mark; a file that ends between two
 * chunks has ended well.
 */
final class LzfStream extends Decompressed {

    private static final int HEADER = 5;
    private static final int TYPE_STORED = 0;
    private static final int MOST_BYTES = 0xffff;
    private static final String EXCEPTION = "com.ning.compress.lzf.LZFException";

    // the safe one: it checks every index, the fastest writes where hostile bytes tell it to
    private final ChunkDecoder decoder = ChunkDecoderFactory.safeInstance();
    private final byte[] header = new byte[HEADER];
    private final byte[] compressed = new byte[2 + MOST_BYTES];

    LzfStream(InputStream stored) {
        super(stored);
        block = new byte[MOST_BYTES];
    }

    @Override
    boolean fill() throws IOException {
        beginBlock();
        int read = readStored(header, 0, HEADER);
        if (read == 0) {
            return false;
        }
        if (read < HEADER || header[0] != 'Z' || header[1] != 'V') {
            throw broken(read < HEADER ? Damage.Kind.TRUNCATED : Damage.Kind.GARBLED, "no LZF chunk begins here", EXCEPTION,
                    "Corrupt input data, block did not start with 2 byte signature ('ZV') followed by type byte, 2-byte length)");
        }
        int length = uint16(header, 3);
        if (header[2] == TYPE_STORED) {
            whole(block, length);
            limit = length;
        } else {
            whole(compressed, 2 + length);
            limit = decompress(length);
        }
        return true;
    }

    private int decompress(int storedLength) throws IOException {
        int length = uint16(compressed, 0);
        try {
            decoder.decodeChunk(compressed, 2, 2 + storedLength, block, 0, length);
            return length;
        } catch (LZFException | ArrayIndexOutOfBoundsException garbled) {
            throw broken(Damage.Kind.GARBLED, "an LZF chunk that does not decompress", garbled.getClass().getName(), String.valueOf(garbled.getMessage()));
        }
    }

    private void whole(byte[] target, int length) throws IOException {
        int read = readStored(target, 0, length);
        if (read < length) {
            throw endsEarly(EXCEPTION, "EOF in " + length + " byte (compressed) block: could only read " + read + " bytes");
        }
    }

    private static int uint16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }
}
