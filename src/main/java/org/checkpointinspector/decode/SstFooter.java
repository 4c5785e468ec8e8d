package org.checkpointinspector.decode;

import java.util.Arrays;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * The last bytes of a RocksDB block-based table: where its index and its list of meta blocks are ({@code Footer::DecodeFrom}). From format 6 on it has a checksum of its
 * own.
 *
 * @param formatVersion 2 to 7; Spark writes 5
 * @param checksumType how blocks are checked: 0 not at all, 1 CRC-32C, 2 XXH32, 3 XXH64, 4 XXH3
 * @param contextChecksum binds a block to its table and its place, 0 before format 6
 * @param metaIndex the list of meta blocks
 * @param index the index; empty from format 6 on, where it is one of the meta blocks
 */
public record SstFooter(int formatVersion, int checksumType, int contextChecksum, Place metaIndex, Optional<Place> index) {

    /** Length of the footer in every format since 1. */
    public static final int BYTES = 53;

    /** Behind every block: its compression, and four bytes of checksum. */
    public static final int TRAILER_BYTES = 5;

    private static final long MAGIC = 0x88e241b785f4cff7L;
    private static final int FIRST_WITHOUT_INDEX = 6;
    private static final int NEWEST = 7;

    /**
     * Where a block is.
     *
     * @param offset its first byte
     * @param size its bytes without the trailer
     */
    public record Place(long offset, long size) {

        /** Reads two varints. */
        static Place read(byte[] value) throws DamageException {
            long[] numbers = new long[2];
            int at = 0;
            for (int i = 0; i < 2; i++) {
                for (int shift = 0; ; shift += 7) {
                    DamageException.verify(at < value.length && shift < 64, at, Damage.Kind.GARBLED, "a place of a block that cannot be read");
                    int part = value[at++];
                    numbers[i] |= (part & 0x7fL) << shift;
                    if (part >= 0) {
                        break;
                    }
                }
            }
            DamageException.verify(numbers[0] >= 0 && numbers[1] >= 0, 0, Damage.Kind.GARBLED, "a block at a negative place");
            return new Place(numbers[0], numbers[1]);
        }
    }

    /**
     * Reads the footer; offsets of a damage count from its first byte.
     *
     * @param footer the last {@link #BYTES} bytes of the file
     * @param fileBytes length of the file
     */
    public static SstFooter read(byte[] footer, long fileBytes) throws DamageException {
        DamageException.verify(footer.length == BYTES, 0, Damage.Kind.TRUNCATED, "a table of " + fileBytes + " bytes");
        long magic = littleEndian(footer, BYTES - 8, 8);
        DamageException.verify(magic == MAGIC, BYTES - 8, Damage.Kind.GARBLED,
                "Bad table magic number: expected 9863518390377041911, found " + Long.toUnsignedString(magic));
        int version = (int) littleEndian(footer, BYTES - 12, 4);
        DamageException.verify(version != 1, BYTES - 12, Damage.Kind.UNSUPPORTED, "a table of the format 1, which RocksDB has not written for years");
        DamageException.verify(version >= 2 && version <= NEWEST, BYTES - 12, Damage.Kind.GARBLED, "a table of the unknown format " + version);
        DamageException.verify(RocksDbChecksum.isKnown(footer[0]), 0, Damage.Kind.GARBLED, "a table with the unknown checksum type " + footer[0]);
        if (version >= FIRST_WITHOUT_INDEX) {
            // checksum type, extended magic (4), checksum of the footer (4), checksum context (4), length of the meta index (4)
            int context = (int) littleEndian(footer, 9, 4);
            verifyChecksum(footer, context, fileBytes - BYTES);
            long size = littleEndian(footer, 13, 4);
            return new SstFooter(version, footer[0], context, new Place(fileBytes - BYTES - TRAILER_BYTES - size, size), Optional.empty());
        }
        byte[] places = new byte[BYTES - 13];
        System.arraycopy(footer, 1, places, 0, places.length);
        Place metaIndex = Place.read(places);
        int used = varintBytes(metaIndex.offset()) + varintBytes(metaIndex.size());
        byte[] rest = new byte[places.length - used];
        System.arraycopy(places, used, rest, 0, rest.length);
        return new SstFooter(version, footer[0], 0, metaIndex, Optional.of(Place.read(rest)));
    }

    private static void verifyChecksum(byte[] footer, int context, long offset) throws DamageException {
        byte[] cleared = footer.clone();
        Arrays.fill(cleared, 5, 9, (byte) 0);
        int computed = RocksDbChecksum.of(footer[0], cleared, 0, BYTES) + RocksDbChecksum.ofContext(context, offset);
        int expected = (int) littleEndian(footer, 5, 4);
        DamageException.verify(footer[0] == 0 || computed == expected, 5, Damage.Kind.CHECKSUM, "Footer at " + offset + " checksum mismatch");
    }

    private static int varintBytes(long value) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    }

    private static long littleEndian(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
