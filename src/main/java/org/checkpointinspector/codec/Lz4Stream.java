package org.checkpointinspector.codec;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;
import org.checkpointinspector.bytes.Damage;

/**
 * lz4-java's block stream as Spark reads it: {@code LZ4BlockInputStream} with {@code stopOnEmptyBlock} false (Spark 2.1 to 4.2), for which an empty block
 * is no end and a header that the file cuts off is one.
 */
final class Lz4Stream extends Decompressed {

    private static final byte[] MAGIC = {'L', 'Z', '4', 'B', 'l', 'o', 'c', 'k'};
    private static final int HEADER = 21;
    private static final int METHOD_STORED = 0x10;
    private static final int METHOD_LZ4 = 0x20;
    private static final int LEVEL_BASE = 10;
    private static final int SEED = 0x9747b28c;
    /** lz4-java's streaming checksum drops the top four bits. */
    private static final int CHECKSUM_MASK = 0x0fffffff;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    // native where that loads, more than twice as fast as Java; the safe one checks every index, whatever hostile bytes tell it
    private static final LZ4SafeDecompressor LZ4 = LZ4Factory.fastestInstance().safeDecompressor();
    private static final XXHash32 XXH32 = XXHashFactory.fastestInstance().hash32();

    private final byte[] header = new byte[HEADER];
    private byte[] compressed = new byte[0];

    Lz4Stream(InputStream stored) {
        super(stored);
    }

    @Override
    boolean fill() throws IOException {
        beginBlock();
        if (readStored(header, 0, HEADER) < HEADER) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            verify(header[i] == MAGIC[i], "no LZ4 block begins here");
        }
        int method = header[8] & 0xf0;
        int capacity = 1 << (LEVEL_BASE + (header[8] & 0x0f));
        int storedLength = (int) INT.get(header, 9);
        int length = (int) INT.get(header, 13);
        int checksum = (int) INT.get(header, 17);
        verify(method == METHOD_STORED || method == METHOD_LZ4, "an LZ4 block of an unknown method");
        verify(length >= 0 && length <= capacity && storedLength >= 0, "an LZ4 block of an impossible length");
        verify((length == 0) == (storedLength == 0) && (method == METHOD_LZ4 || length == storedLength), "an LZ4 block whose lengths contradict each other");
        if (length == 0) {
            verify(checksum == 0, "an empty LZ4 block with a checksum");
            return true;
        }
        if (method == METHOD_STORED) {
            Stored read = readBlock(block, length);
            whole(read, length);
            block = read.bytes();
        } else {
            decompress(storedLength, length);
        }
        verifyChecksum(checksum, length);
        limit = length;
        return true;
    }

    private void decompress(int storedLength, int length) throws IOException {
        // no compressor makes more of a block than this, and no decompressor accepts more
        if (storedLength > length + length / 255 + 16) {
            if (skipStored(storedLength) < storedLength) {
                throw endsEarly();
            }
            verify(false, "an LZ4 block that is larger compressed than it can be");
        }
        Stored read = readBlock(compressed, storedLength);
        whole(read, storedLength);
        compressed = read.bytes();
        block = atLeast(block, length);
        try {
            verify(LZ4.decompress(compressed, 0, storedLength, block, 0, length) == length, "an LZ4 block that does not fill its length");
        } catch (LZ4Exception garbled) {
            verify(false, "an LZ4 block that does not decompress");
        }
    }

    private void whole(Stored read, int length) throws CorruptStreamException {
        if (read.length() < length) {
            throw endsEarly();
        }
    }

    private void verifyChecksum(int checksum, int length) throws CorruptStreamException {
        if ((XXH32.hash(block, 0, length, SEED) & CHECKSUM_MASK) != checksum) {
            throw broken(Damage.Kind.CHECKSUM, "an LZ4 block whose checksum does not fit its bytes", IOException.class.getName(), "Stream is corrupted");
        }
    }

    private void verify(boolean condition, String detail) throws CorruptStreamException {
        if (!condition) {
            throw broken(Damage.Kind.GARBLED, detail, IOException.class.getName(), "Stream is corrupted");
        }
    }
}
