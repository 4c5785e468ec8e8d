package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a table of RocksDB without RocksDB: footer, index, properties and the checksum of every block. In constant memory but for the index, a block at a time.
 */
public final class SstDecoder implements RangeDecoder<SstFile> {

    /** A file up to this length can be decoded from a stream. */
    public static final int MOST_STREAMED_BYTES = 64 << 20;

    /** The exception that RocksDB raises, whatever is broken. */
    public static final String EXCEPTION = "org.rocksdb.RocksDBException";

    private static final int READ_AHEAD = 1 << 20;
    private static final int MOST_PROPERTIES = 200;

    /** Reads the file into memory; for files up to {@link #MOST_STREAMED_BYTES}. */
    @Override
    public Decoded<SstFile> decode(InputStream stored) throws IOException {
        byte[] bytes = stored.readNBytes(MOST_STREAMED_BYTES + 1);
        if (bytes.length > MOST_STREAMED_BYTES) {
            return Decoded.damaged(Damage.at(MOST_STREAMED_BYTES, Damage.Kind.TOO_LARGE, "too large to be verified from a stream"));
        }
        return decode((offset, length) -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length), bytes.length);
    }

    @Override
    public Decoded<SstFile> decode(Ranges stored) throws IOException {
        return decode(new Window(stored), stored.length());
    }

    private static Decoded<SstFile> decode(SstTable.Bytes bytes, long length) throws IOException {
        Reading reading = new Reading();
        try {
            reading.verify(bytes, length);
            return Decoded.whole(reading.content(null));
        } catch (DamageException found) {
            return Decoded.damaged(found.damage(), reading.content(reading.part));
        }
    }

    /** One table being read. */
    private static final class Reading {
        private @Nullable SstTable table;
        private SstFile.Part part = SstFile.Part.METADATA;

        private void verify(SstTable.Bytes bytes, long length) throws IOException, DamageException {
            SstTable opened = SstTable.open(bytes, length);
            table = opened;
            for (Map.Entry<String, SstFooter.Place> block : opened.metaBlocks().entrySet()) {
                if (!isFilter(block.getKey())) {
                    opened.verified(block.getValue());
                }
            }
            part = SstFile.Part.DATA;
            for (SstFooter.Place block : opened.places()) {
                opened.verified(block);
            }
            part = SstFile.Part.FILTER;
            for (Map.Entry<String, SstFooter.Place> block : opened.metaBlocks().entrySet()) {
                if (isFilter(block.getKey())) {
                    opened.verified(block.getValue());
                }
            }
        }

        /** {@code fullfilter.…}, {@code partitionedfilter.…}, {@code filter.…}. */
        private static boolean isFilter(String name) {
            return name.contains("filter.");
        }

        private SstFile content(SstFile.@Nullable Part damaged) {
            if (table == null) {
                return new SstFile(0, 0, 0, Map.of(), damaged);
            }
            Map<String, String> properties = new LinkedHashMap<>();
            table.properties().entrySet().stream().limit(MOST_PROPERTIES).forEach(each -> properties.put(each.getKey(), text(each.getValue())));
            return new SstFile(table.footer().formatVersion(), table.footer().checksumType(), table.blocks(), properties, damaged);
        }
    }

    /** A property for a person: a text, a number written as a varint, or bytes. */
    private static String text(byte[] value) {
        boolean printable = value.length != 1;
        for (byte each : value) {
            printable &= each >= ' ' && each < 0x7f;
        }
        if (printable) {
            return new String(value, StandardCharsets.US_ASCII);
        }
        long number = 0;
        for (int i = 0; i < Math.min(value.length, 10); i++) {
            number |= (value[i] & 0x7fL) << 7 * i;
            if (value[i] >= 0) {
                return i == value.length - 1 ? Long.toUnsignedString(number) : HexFormat.of().formatHex(value, 0, Math.min(value.length, 64));
            }
        }
        return HexFormat.of().formatHex(value, 0, Math.min(value.length, 64));
    }

    /** Reads ahead: blocks are small and follow one another. */
    private static final class Window implements SstTable.Bytes {
        private final Ranges stored;
        private byte[] window = new byte[0];
        private long start;
        private int length;

        private Window(Ranges stored) {
            this.stored = stored;
        }

        @Override
        public byte[] read(long offset, int wanted) throws IOException {
            if (offset < start || offset + wanted > start + length) {
                fill(offset, wanted);
            }
            int from = (int) (offset - start);
            return Arrays.copyOfRange(window, from, from + wanted);
        }

        private void fill(long offset, int wanted) throws IOException {
            int most = (int) Math.min(Math.max(wanted, READ_AHEAD), stored.length() - offset);
            if (window.length < most) {
                window = new byte[most];
            }
            start = offset;
            length = 0;
            while (length < most) {
                int read = stored.read(offset + length, window, length, most - length);
                if (read <= 0) {
                    throw new IOException("the file became shorter while it was read");
                }
                length += read;
            }
        }
    }
}
