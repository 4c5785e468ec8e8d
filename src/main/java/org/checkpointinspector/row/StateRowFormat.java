package org.checkpointinspector.row;

import java.util.List;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/**
 * How the rows of one store, or of one column family of it, stand in their key and value bytes. Offsets of a damage count from the first byte of the key or
 * value.
 *
 * @param key columns of the key
 * @param value columns of the value
 */
public record StateRowFormat(StructType key, StructType value, KeyLayout keys, ValueLayout values) {

    /** The bytes of a key, as the provider hands them out without column family and checksum. */
    @FunctionalInterface
    interface KeyLayout {
        Row read(byte[] bytes, int begin, int length) throws DamageException;
    }

    /** The bytes of a value; several rows where the store keeps a list. */
    @FunctionalInterface
    interface ValueLayout {
        List<Row> read(byte[] bytes, int begin, int length) throws DamageException;
    }

    /** Rows as the HDFS-backed provider writes them: nothing but an {@code UnsafeRow}. */
    public static StateRowFormat hdfsBacked(StructType key, StructType value) {
        return new StateRowFormat(
                key,
                value,
                (bytes, begin, length) -> UnsafeRowReader.read(key, bytes, begin, length),
                // up to Spark 2.2 a value had four stray bytes behind it
                (bytes, begin, length) -> List.of(UnsafeRowReader.read(value, bytes, begin, length / 8 * 8)));
    }

    /** The key of a row. */
    public Decoded<Row> key(byte[] bytes, int begin, int length) {
        try {
            return Decoded.whole(keys.read(bytes, begin, length));
        } catch (DamageException found) {
            return Decoded.damaged(found.damage());
        }
    }

    /** The values of a row: one, or as many as a list state has. */
    public Decoded<List<Row>> values(byte[] bytes, int begin, int length) {
        try {
            return Decoded.whole(values.read(bytes, begin, length));
        } catch (DamageException found) {
            return Decoded.damaged(found.damage());
        }
    }
}
