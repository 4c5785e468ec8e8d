package org.checkpointinspector.row;

import java.util.List;
import org.checkpointinspector.bytes.Decoded;

/**
 * How the RocksDB provider lays out the key of a row, so that keys can be scanned in an order ({@code KeyStateEncoderSpec}, {@code RocksDBStateEncoder}).
 */
public sealed interface KeyEncoding {

    /** The whole key as one row. */
    record NoPrefix() implements KeyEncoding {}

    /**
     * The leading columns as a row with its length in front, then the rest: rows of one prefix are neighbours (session windows, map state).
     *
     * @param columns number of leading columns, at least 1
     */
    record PrefixScan(int columns) implements KeyEncoding {}

    /**
     * Some columns as bytes that sort like their values, with their length in front, then the rest (timers, TTL), 4.0 and later.
     *
     * @param ordinals positions of these columns, in the order in which they sort
     */
    record RangeScan(List<Integer> ordinals) implements KeyEncoding {
        /** Keeps its own copy of the positions. */
        public RangeScan {
            ordinals = List.copyOf(ordinals);
        }
    }

    /** The last column, a timestamp, as eight bytes in front of the row of the others; 4.2. */
    record TimestampFirst() implements KeyEncoding {}

    /** The last column, a timestamp, as eight bytes behind the row of the others; 4.2. */
    record TimestampLast() implements KeyEncoding {}

    /** Reads the JSON of a state schema file for a key of so many columns; offsets of a damage are positions of characters. */
    static Decoded<KeyEncoding> parse(String json, int keyColumns) {
        return KeyEncodingJson.parse(json, keyColumns);
    }
}
