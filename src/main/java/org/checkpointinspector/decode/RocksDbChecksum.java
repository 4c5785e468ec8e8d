package org.checkpointinspector.decode;

import java.util.zip.CRC32C;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The checksums of RocksDB's files ({@code table/format.cc}, RocksDB 5 to 11).
 */
final class RocksDbChecksum {

    private static final int LAST_BYTE_PRIME = 0x6b9083d9;
    private static final int MASK_DELTA = 0xa282ead8;

    private RocksDbChecksum() {}

    /** Whether the type is one that RocksDB knows. */
    static boolean isKnown(int type) {
        return type >= 0 && type <= 4;
    }

    /** The checksum of a block: its bytes and the byte of its compression type behind them. */
    static int of(int type, byte[] bytes, int offset, int length) {
        return switch (type) {
            case 1 -> masked(bytes, offset, length);
            case 2 -> XXHashFactory.fastestJavaInstance().hash32().hash(bytes, offset, length, 0);
            case 3 -> (int) XXHashFactory.fastestJavaInstance().hash64().hash(bytes, offset, length, 0);
            case 4 -> length == 0 ? 0 : (int) Xxh3.hash(bytes, offset, length - 1) ^ (bytes[offset + length - 1] & 0xff) * LAST_BYTE_PRIME;
            default -> 0;
        };
    }

    /** CRC-32C, masked so that checksums of checksums stay sound. */
    static int masked(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + MASK_DELTA;
    }

    /** What is added to a block's checksum from format version 6 on, so that a block in the wrong place is noticed. */
    static int ofContext(int base, long offset) {
        return base == 0 ? 0 : base ^ (int) offset + (int) (offset >>> 32);
    }
}
