package org.checkpointinspector.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.codec.RawBlock;
import org.jspecify.annotations.Nullable;

/** The blocks of one table: their checksums, and the entries of those that are no data. */
final class SstBlocks {

    /** Behind each block: one byte for its compression, four for its checksum. */
    static final int TRAILER = 5;

    private static final int READ_AHEAD = 1 << 20;
    private static final long MOST_BLOCK_BYTES = 256 << 20;
    private static final int MOST_ENTRIES = 20_000_000;

    private final RangeDecoder.Ranges stored;
    private final SstFooter footer;
    private byte[] window = new byte[0];
    private long windowStart;
    private int windowLength;
    private long verifiedBytes;

    SstBlocks(RangeDecoder.Ranges stored, SstFooter footer) {
        this.stored = stored;
        this.footer = footer;
    }

    long verifiedBytes() {
        return verifiedBytes;
    }

    /**
     * Where a block lies.
     *
     * @param offset of its first byte
     * @param size of its content as stored, without the trailer
     */
    record Handle(long offset, long size) {

        static Handle parse(byte[] bytes, int at, long storedOffset) throws DamageException {
            Varints in = new Varints(bytes, at, bytes.length, storedOffset);
            return new Handle(in.next(), in.next());
        }

        int encodedLength() {
            return length(offset) + length(size);
        }

        private static int length(long value) {
            return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
        }
    }

    /**
     * An entry of a block.
     *
     * @param handle the value as a handle where it is written as a difference to the one before, else null
     */
    record Entry(byte[] key, byte[] value, @Nullable Handle handle) {}

    /** Compares a block with its checksum. */
    void verify(Handle block) throws IOException, DamageException {
        locate(block);
    }

    /** The content of a block as stored, with the byte of its compression behind it; its checksum is compared. */
    byte[] read(Handle block) throws IOException, DamageException {
        int start = locate(block);
        return Arrays.copyOfRange(window, start, start + (int) block.size() + 1);
    }

    private int locate(Handle block) throws IOException, DamageException {
        boolean fits = block.offset() >= 0 && block.size() >= 0 && block.size() <= stored.length() && block.offset() <= stored.length() - block.size() - TRAILER;
        DamageException.verify(fits, Math.max(0, Math.min(block.offset(), stored.length())), Damage.Kind.TRUNCATED,
                "a block at " + block.offset() + " of " + block.size() + " bytes lies beyond the end of the file");
        DamageException.verify(block.size() <= MOST_BLOCK_BYTES, block.offset(), Damage.Kind.TOO_LARGE, "a block of " + block.size() + " bytes");
        int length = (int) block.size() + TRAILER;
        if (block.offset() < windowStart || block.offset() + length > windowStart + windowLength) {
            fill(block.offset(), length);
        }
        int start = (int) (block.offset() - windowStart);
        int expected = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN).getInt(start + length - Integer.BYTES);
        int computed = RocksDbChecksum.of(footer.checksumType(), window, start, length - Integer.BYTES)
                + RocksDbChecksum.ofContext(footer.contextChecksum(), block.offset());
        DamageException.verify(footer.checksumType() == 0 || expected == computed, block.offset(), Damage.Kind.CHECKSUM,
                "block checksum mismatch: stored = " + Integer.toUnsignedString(expected) + ", computed = " + Integer.toUnsignedString(computed) + ", type = "
                        + footer.checksumType() + ", offset " + block.offset() + " size " + block.size());
        verifiedBytes += length;
        return start;
    }

    private void fill(long offset, int length) throws IOException, DamageException {
        int wanted = (int) Math.min(Math.max(length, READ_AHEAD), stored.length() - offset);
        if (window.length < wanted) {
            window = new byte[wanted];
        }
        windowStart = offset;
        windowLength = 0;
        while (windowLength < wanted) {
            int read = stored.read(offset + windowLength, window, windowLength, wanted - windowLength);
            if (read <= 0) {
                break;
            }
            windowLength += read;
        }
        DamageException.verify(windowLength >= length, offset + windowLength, Damage.Kind.TRUNCATED, "the file ends in a block");
    }

    /** The content of a block that {@link #read} gave, decompressed; empty where it does not decompress. */
    Optional<byte[]> content(byte[] block, Handle handle, int most) throws DamageException {
        int size = block.length - 1;
        Optional<RawBlock.Compression> compression = RawBlock.Compression.ofRocksDb(block[size] & 0xff);
        if (compression.isEmpty() || compression.get() == RawBlock.Compression.NONE) {
            return compression.map(none -> Arrays.copyOf(block, size));
        }
        if (compression.get() == RawBlock.Compression.SNAPPY) {
            return RawBlock.decompress(compression.get(), block, 0, size, 0, most);
        }
        if (footer.formatVersion() < 2) {
            return Optional.empty();
        }
        // from format version 2 on the decompressed length stands before the block
        Varints in = new Varints(block, 0, size, handle.offset());
        long length = in.next();
        return length > most ? Optional.empty() : RawBlock.decompress(compression.get(), block, in.position(), size - in.position(), (int) length, most);
    }

    /**
     * The entries of a block: keys share a beginning with the one before, but not at restart points, whose offsets stand at the end.
     *
     * @param block what {@link #read} or {@link #content} gave
     * @param end where its content ends: what is as stored still has the byte of its compression
     * @param deltas whether values are handles, written as differences between restart points (index, from format version 4 on)
     */
    List<Entry> entries(byte[] block, int end, Handle handle, boolean deltas) throws DamageException {
        long at = handle.offset();
        DamageException.verify(end >= Integer.BYTES, at, Damage.Kind.GARBLED, "a block without restart points");
        ByteBuffer numbers = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        long restarts = numbers.getInt(end - Integer.BYTES) & 0x7fffffffL;
        DamageException.verify(restarts <= (end - Integer.BYTES) / Integer.BYTES, at, Damage.Kind.GARBLED, "a block with " + restarts + " restart points");
        int entriesEnd = end - Integer.BYTES - (int) restarts * Integer.BYTES;
        Varints in = new Varints(block, 0, entriesEnd, at);
        List<Entry> entries = new ArrayList<>();
        byte[] key = new byte[0];
        Handle before = null;
        int restart = 0;
        while (in.position() < entriesEnd) {
            while (restart < restarts && numbers.getInt(entriesEnd + restart * Integer.BYTES) < in.position()) {
                restart++;
            }
            boolean isRestart = restart < restarts && numbers.getInt(entriesEnd + restart * Integer.BYTES) == in.position();
            int shared = in.length();
            int own = in.length();
            int valueLength = deltas ? 0 : in.length();
            DamageException.verify(shared <= key.length && entries.size() < MOST_ENTRIES, at, Damage.Kind.GARBLED, "a block with an impossible entry");
            byte[] next = Arrays.copyOf(key, shared + own);
            in.bytes(next, shared, own);
            key = next;
            byte[] value = new byte[Math.min(valueLength, entriesEnd)];
            in.bytes(value, 0, valueLength);
            if (deltas) {
                before = isRestart || before == null ? new Handle(in.next(), in.next()) : new Handle(before.offset() + before.size() + TRAILER, before.size() + in.signed());
            }
            entries.add(new Entry(key, value, before));
        }
        return entries;
    }

    /** A property for a person: a text, a number, or bytes. */
    static String propertyText(String name, byte[] value) {
        boolean text = value.length >= 2;
        for (byte each : value) {
            text &= each >= ' ' && each < 0x7f;
        }
        if (text || value.length == 0) {
            return new String(value, StandardCharsets.US_ASCII);
        }
        try {
            Varints in = new Varints(value, 0, value.length, 0);
            long number = in.next();
            if (in.position() == value.length) {
                return Long.toUnsignedString(number);
            }
        } catch (DamageException noNumber) {
            // bytes, then
        }
        return HexFormat.of().formatHex(value, 0, Math.min(value.length, 64));
    }

    /** Numbers of seven bits a byte, the lowest first. */
    private static final class Varints {
        private final byte[] bytes;
        private final int end;
        private final long storedOffset;
        private int position;

        private Varints(byte[] bytes, int start, int end, long storedOffset) {
            this.bytes = bytes;
            this.position = start;
            this.end = end;
            this.storedOffset = storedOffset;
        }

        private int position() {
            return position;
        }

        private long next() throws DamageException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                DamageException.verify(position < end, storedOffset, Damage.Kind.GARBLED, "a block ends in a number");
                byte each = bytes[position++];
                value |= (each & 0x7fL) << shift;
                if (each >= 0) {
                    return value;
                }
            }
            throw new DamageException(Damage.at(storedOffset, Damage.Kind.GARBLED, "a block with a number that does not end"));
        }

        private long signed() throws DamageException {
            long value = next();
            return value >>> 1 ^ -(value & 1);
        }

        private int length() throws DamageException {
            long value = next();
            DamageException.verify(value >= 0 && value <= end, storedOffset, Damage.Kind.GARBLED, "a block with an entry longer than itself");
            return (int) value;
        }

        private void bytes(byte[] target, int offset, int length) throws DamageException {
            DamageException.verify(length <= end - position, storedOffset, Damage.Kind.GARBLED, "a block that ends in an entry");
            System.arraycopy(bytes, position, target, offset, length);
            position += length;
        }
    }
}
