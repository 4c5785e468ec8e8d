package org.checkpointinspector.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * The last bytes of a table ({@code Footer::DecodeFrom}): 48 bytes in format 0, 53 from format 1 on, with a checksum of its own from format 6 on.
 *
 * @param contextChecksum base of the modifier that binds a block to its place, 0 before format 6
 * @param index null from format 6 on, where the metaindex names the index
 */
record SstFooter(int formatVersion, int checksumType, int contextChecksum, SstBlocks.Handle metaindex, SstBlocks.@Nullable Handle index) {

    static final SstFooter NONE = new SstFooter(0, 0, 0, new SstBlocks.Handle(0, 0), null);

    private static final long MAGIC = 0x88e241b785f4cff7L;
    private static final long LEGACY_MAGIC = 0xdb4775248b80fb57L;
    private static final int LENGTH = 53;
    private static final int LEGACY_LENGTH = 48;
    private static final int EXTENDED_MAGIC = 0x007a003e;
    private static final int NEWEST_FORMAT = 7;

    static SstFooter read(RangeDecoder.Ranges stored) throws IOException, DamageException {
        long length = stored.length();
        DamageException.verify(length >= LEGACY_LENGTH, length, length == 0 ? Damage.Kind.EMPTY : Damage.Kind.TRUNCATED,
                "file is too short (" + length + " bytes) to be an sstable");
        byte[] bytes = new byte[(int) Math.min(LENGTH, length)];
        long start = length - bytes.length;
        int there = 0;
        while (there < bytes.length) {
            int read = stored.read(start + there, bytes, there, bytes.length - there);
            DamageException.verify(read > 0, start + there, Damage.Kind.TRUNCATED, "the file ends in the table's footer");
            there += read;
        }
        ByteBuffer footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long magic = footer.getLong(bytes.length - Long.BYTES);
        if (magic == LEGACY_MAGIC) {
            return handles(bytes, bytes.length - LEGACY_LENGTH, 0, 1, length - LEGACY_LENGTH);
        }
        DamageException.verify(magic == MAGIC && bytes.length == LENGTH, length - Long.BYTES, Damage.Kind.GARBLED,
                "Bad table magic number: expected " + Long.toUnsignedString(MAGIC) + ", found " + Long.toUnsignedString(magic));
        int format = footer.getInt(LENGTH - 12);
        int checksumType = bytes[0] & 0xff;
        DamageException.verify(format >= 1 && format <= NEWEST_FORMAT, length - 12, Damage.Kind.VERSION_LINE, "unknown format_version " + format);
        DamageException.verify(RocksDbChecksum.isKnown(checksumType), start, Damage.Kind.GARBLED, "unknown checksum type " + checksumType);
        return format < 6 ? handles(bytes, 1, format, checksumType, start + 1) : extended(bytes, footer, format, checksumType, start);
    }

    private static SstFooter handles(byte[] bytes, int offset, int format, int checksumType, long storedOffset) throws DamageException {
        SstBlocks.Handle metaindex = SstBlocks.Handle.parse(bytes, offset, storedOffset);
        return new SstFooter(format, checksumType, 0, metaindex, SstBlocks.Handle.parse(bytes, offset + metaindex.encodedLength(), storedOffset));
    }

    private static SstFooter extended(byte[] bytes, ByteBuffer footer, int format, int checksumType, long start) throws DamageException {
        DamageException.verify(footer.getInt(1) == EXTENDED_MAGIC, start + 1, Damage.Kind.GARBLED, "Bad extended magic number");
        int expected = footer.getInt(5);
        int context = footer.getInt(9);
        long metaindexSize = footer.getInt(13) & 0xffffffffL;
        byte[] cleared = bytes.clone();
        ByteBuffer.wrap(cleared).putInt(5, 0);
        int computed = RocksDbChecksum.of(checksumType, cleared, 0, LENGTH) + RocksDbChecksum.ofContext(context, start);
        DamageException.verify(checksumType == 0 || computed == expected, start + 5, Damage.Kind.CHECKSUM, "Footer at " + start + " checksum mismatch");
        return new SstFooter(format, checksumType, context, new SstBlocks.Handle(start - metaindexSize - SstBlocks.TRAILER, metaindexSize), null);
    }
}
