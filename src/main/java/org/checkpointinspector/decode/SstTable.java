package org.checkpointinspector.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.codec.RocksDbCompression;
import org.jspecify.annotations.Nullable;

/**
 * A RocksDB block-based table (SST): its index, and its blocks one at a time. Reads tables of the formats 2 to 7 with any index, any compression that RocksDB's library
 * for Java has built in, and no dictionary. Every block is held against its checksum. Nothing in the file is believed: every place is checked against the file, every entry against its block.
 */
public final class SstTable {

    private static final String INDEX = "rocksdb.index";
    private static final String PROPERTIES = "rocksdb.properties";
    private static final String RANGE_DELETIONS = "rocksdb.range_del";
    private static final int DELTA_INDEX_SINCE = 4;
    private static final int TWO_LEVELS = 2;
    private static final int WITH_FIRST_KEYS = 3;

    private final Bytes file;
    private final long length;
    private final SstFooter footer;
    private final Map<String, SstFooter.Place> metaBlocks = new LinkedHashMap<>();
    private final Map<String, byte[]> properties;
    private final List<SstFooter.Place> dataBlocks;

    /** The bytes of a table, from anywhere. */
    @FunctionalInterface
    public interface Bytes {
        /** Exactly so many bytes from a place on; the place is inside the file. */
        byte[] read(long offset, int length) throws IOException;
    }

    private SstTable(Bytes file, long length) throws IOException, DamageException {
        this.file = file;
        this.length = length;
        DamageException.verify(length >= SstFooter.BYTES, length, Damage.Kind.TRUNCATED, "a table of " + length + " bytes");
        this.footer = readFooter();
        for (SstBlock list = SstBlock.data(block(footer.metaIndex())); list.next(); ) {
            metaBlocks.put(new String(list.key(), StandardCharsets.ISO_8859_1), SstFooter.Place.read(list.value()));
        }
        SstFooter.Place index = footer.index().orElse(metaBlocks.get(INDEX));
        DamageException.verify(index != null, length - SstFooter.BYTES, Damage.Kind.GARBLED, "a table without an index");
        this.properties = readProperties();
        this.dataBlocks = dataBlocks(index, footer.formatVersion());
    }

    /**
     * Opens a table: reads its footer, the list of its meta blocks, its properties and its index.
     *
     * @param length of the file
     * @throws DamageException where it is no table; offsets count from the first byte of the file
     */
    public static SstTable open(Bytes file, long length) throws IOException, DamageException {
        return new SstTable(file, length);
    }

    private SstFooter readFooter() throws IOException, DamageException {
        try {
            return SstFooter.read(file.read(length - SstFooter.BYTES, SstFooter.BYTES), length);
        } catch (DamageException found) {
            throw at(length - SstFooter.BYTES + found.damage().storedOffset(), found);
        }
    }

    private List<SstFooter.Place> dataBlocks(SstFooter.Place index, int formatVersion) throws IOException, DamageException {
        int type = (int) number(properties.get("rocksdb.block.based.table.index.type"));
        byte[] delta = properties.get("rocksdb.index.value.is.delta.encoded");
        boolean isDelta = delta == null ? formatVersion >= DELTA_INDEX_SINCE : number(delta) != 0;
        List<SstFooter.Place> places = places(index, isDelta, type == WITH_FIRST_KEYS);
        if (type != TWO_LEVELS) {
            return places;
        }
        List<SstFooter.Place> all = new ArrayList<>();
        for (SstFooter.Place part : places) {
            all.addAll(places(part, isDelta, false));
        }
        return all;
    }

    private List<SstFooter.Place> places(SstFooter.Place index, boolean isDelta, boolean firstKeys) throws IOException, DamageException {
        byte[] block = block(index);
        try {
            return SstIndex.places(block, isDelta, firstKeys);
        } catch (DamageException found) {
            throw at(index.offset(), found);
        }
    }

    private Map<String, byte[]> readProperties() throws IOException, DamageException {
        Map<String, byte[]> properties = new LinkedHashMap<>();
        SstFooter.Place place = metaBlocks.get(PROPERTIES);
        if (place != null) {
            for (SstBlock list = SstBlock.data(block(place)); list.next(); ) {
                properties.put(new String(list.key(), StandardCharsets.ISO_8859_1), list.value());
            }
        }
        return properties;
    }

    /** Small numbers are one byte both as a varint and as a little-endian number of four bytes. */
    private static long number(byte @Nullable [] property) {
        return property == null || property.length == 0 ? 0 : property[0];
    }

    /** How many data blocks there are. */
    public int blocks() {
        return dataBlocks.size();
    }

    /** A data block, to be walked; its keys are internal keys, see {@link SstKey}. */
    public SstBlock block(int index) throws IOException, DamageException {
        SstFooter.Place place = dataBlocks.get(index);
        try {
            return SstBlock.data(block(place));
        } catch (DamageException found) {
            throw at(place.offset(), found);
        }
    }

    /** The deletions of ranges: keys are internal keys of the first key that goes, values the first key that stays. Null where there are none. */
    public @Nullable SstBlock rangeDeletions() throws IOException, DamageException {
        SstFooter.Place place = metaBlocks.get(RANGE_DELETIONS);
        return place == null ? null : SstBlock.data(block(place));
    }

    /** Where a data block begins in the file. */
    public long offsetOf(int index) {
        return dataBlocks.get(index).offset();
    }

    SstFooter footer() {
        return footer;
    }

    /** The table's own properties, in the order of the file. */
    Map<String, byte[]> properties() {
        return properties;
    }

    /** The blocks that are no rows, by RocksDB's names for them. */
    Map<String, SstFooter.Place> metaBlocks() {
        return metaBlocks;
    }

    /** Where the data blocks are, in order. */
    List<SstFooter.Place> places() {
        return dataBlocks;
    }

    private byte[] block(SstFooter.Place place) throws IOException, DamageException {
        byte[] stored = verified(place);
        try {
            return RocksDbCompression.decompress(stored[(int) place.size()] & 0xff, stored, 0, (int) place.size());
        } catch (DamageException found) {
            throw at(place.offset() + found.damage().storedOffset(), found);
        }
    }

    /** A block as stored, with its trailer; its checksum fits. */
    byte[] verified(SstFooter.Place place) throws IOException, DamageException {
        long most = length - SstFooter.BYTES - SstFooter.TRAILER_BYTES;
        boolean inside = place.offset() >= 0 && place.offset() <= most && place.size() >= 0 && place.size() <= most - place.offset();
        DamageException.verify(inside && place.size() < Integer.MAX_VALUE - SstFooter.TRAILER_BYTES, Math.min(Math.max(place.offset(), 0), length),
                Damage.Kind.GARBLED, "a block of " + place.size() + " bytes at " + place.offset() + " in a table of " + length);
        int size = (int) place.size();
        byte[] stored = file.read(place.offset(), size + SstFooter.TRAILER_BYTES);
        int computed = RocksDbChecksum.of(footer.checksumType(), stored, 0, size + 1) + RocksDbChecksum.ofContext(footer.contextChecksum(), place.offset());
        int expected = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(size + 1);
        DamageException.verify(footer.checksumType() == 0 || expected == computed, place.offset(), Damage.Kind.CHECKSUM,
                "block checksum mismatch: stored = " + Integer.toUnsignedString(expected) + ", computed = " + Integer.toUnsignedString(computed) + ", type = "
                        + footer.checksumType() + ", offset " + place.offset() + " size " + size);
        return stored;
    }

    private static DamageException at(long offset, DamageException found) {
        return new DamageException(Damage.at(offset, found.damage().kind(), found.damage().detail()));
    }
}
