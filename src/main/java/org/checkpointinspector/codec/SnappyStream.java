package org.checkpointinspector.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.checkpointinspector.bytes.Damage;
import org.xerial.snappy.Snappy;

/**
 * snappy-java's stream as Spark reads it ({@code SnappyInputStream}, Spark 2.1 to 4.2): a header, then chunks of a length and a raw Snappy block. There is no
 * checksum and no end mark; a file that ends between two chunks, or inside a chunk's length, has ended well.
 */
final class SnappyStream extends Decompressed {

    private static final int HEADER = 16;
    private static final byte[] MAGIC = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};
    private static final int MAGIC_AS_LENGTH = 0x82534e41;
    /** Spark's blocks are 32 KB; this is far above any block size that can be configured with sense. */
    private static final int MOST_BYTES = 256 << 20;

    private static final String IO_EXCEPTION = "org.xerial.snappy.SnappyIOException";

    private final byte[] header = new byte[HEADER];
    private byte[] compressed = new byte[0];
    private boolean begun;

    SnappyStream(InputStream stored) {
        super(stored);
    }

    @Override
    boolean fill() throws IOException {
        beginBlock();
        if (!begun) {
            begun = true;
            int read = readStored(header, 0, HEADER);
            if (read == 0) {
                throw broken(Damage.Kind.EMPTY, "an empty file, where a Snappy stream has a header", IO_EXCEPTION, "[EMPTY_INPUT] Cannot decompress empty stream");
            }
            if (read < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                // Spark's reader takes the whole file for one raw block, and fails at that
                throw broken(Damage.Kind.GARBLED, "no Snappy stream begins here", IOException.class.getName(), "FAILED_TO_UNCOMPRESS(5)");
            }
            verifyVersion();
            return true;
        }
        return readStored(header, 0, Integer.BYTES) == Integer.BYTES && chunk(ByteBuffer.wrap(header).getInt());
    }

    private boolean chunk(int storedLength) throws IOException {
        if (storedLength == MAGIC_AS_LENGTH) {
            // another stream begins
            verify(readStored(header, 4, HEADER - 4) == HEADER - 4, "the header of a further Snappy stream is cut off",
                    "[FAILED_TO_UNCOMPRESS] Insufficient header size in a concatenated block");
            if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                return false;
            }
            verifyVersion();
            return true;
        }
        if (storedLength < 0) {
            throw broken(Damage.Kind.GARBLED, "a Snappy chunk of " + storedLength + " bytes", "org.xerial.snappy.SnappyError",
                    "[INVALID_CHUNK_SIZE] chunkSize is too big or negative : " + storedLength);
        }
        Stored read = readBlock(compressed, Math.min(storedLength, MOST_BYTES));
        compressed = read.bytes();
        if (read.length() < storedLength && read.length() < MOST_BYTES) {
            throw endsEarly(IOException.class.getName(), "failed to read chunk");
        }
        if (storedLength > MOST_BYTES) {
            throw broken(Damage.Kind.TOO_LARGE, "a Snappy chunk of " + storedLength + " bytes", IO_EXCEPTION, "[FAILED_TO_UNCOMPRESS]");
        }
        uncompress(storedLength);
        return true;
    }

    private void uncompress(int storedLength) throws IOException {
        try {
            int length = Snappy.uncompressedLength(compressed, 0, storedLength);
            // three bytes of Snappy make at most 64 bytes
            verify(length >= 0 && length <= 32L * storedLength + 64 && length <= MOST_BYTES, "a Snappy chunk that promises more than it can hold", "[FAILED_TO_UNCOMPRESS]");
            block = atLeast(block, length);
            int uncompressed = Snappy.uncompress(compressed, 0, storedLength, block, 0);
            verify(uncompressed == length, "a Snappy chunk that does not fill its length", "[FAILED_TO_UNCOMPRESS]");
            limit = length;
        } catch (CorruptStreamException known) {
            throw known;
        } catch (IOException garbled) {
            throw broken(Damage.Kind.GARBLED, "a Snappy chunk that does not decompress", IOException.class.getName(), String.valueOf(garbled.getMessage()));
        }
    }

    private void verifyVersion() throws CorruptStreamException {
        int version = ByteBuffer.wrap(header).getInt(MAGIC.length);
        if (version < 1) {
            throw broken(Damage.Kind.VERSION_LINE, "a Snappy stream of version " + version, IO_EXCEPTION,
                    "[INCOMPATIBLE_VERSION] Compressed with an incompatible codec version " + version + ". At least version 1 is required");
        }
    }

    private void verify(boolean condition, String detail, String message) throws CorruptStreamException {
        if (!condition) {
            throw broken(Damage.Kind.GARBLED, detail, IO_EXCEPTION, message);
        }
    }
}
