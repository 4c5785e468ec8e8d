package org.checkpointinspector.decode;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Decompressed;
import org.checkpointinspector.decode.StateFile.Reason;
import org.checkpointinspector.decode.StateRecordVisitor.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one decompressed state file and counts them. Without a visitor and without row checksums values are passed over, and keys where none are counted, so
 * that memory does not depend on their lengths.
 */
final class StateRecords {

    /** With a visitor a key or value must fit into memory; Spark's own reader would hold far more than one of them. */
    private static final int MOST_BYTES = 256 << 20;

    private static final int CHUNK = 1 << 16;
    private static final byte[] NONE = {};

    /** A longer key is not read into memory to be counted. */
    private static final int MOST_COUNTED_BYTES = 1 << 20;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Decompressed in;
    private final @Nullable StateRecordVisitor visitor;
    private final @Nullable KeyCount keys;
    private final boolean rowChecksums;
    private final Buffer first = new Buffer();
    private final Buffer second = new Buffer();
    private final CRC32C crc = new CRC32C();

    long puts;
    long merges;
    long deletes;
    long rangeDeletes;
    long keyBytes;
    long valueBytes;
    @Nullable FirstRow firstRow;

    /**
     * Prepares reading.
     *
     * @param keys is shown every key, null for none
     * @param rowChecksums whether rows carry checksums (4.2, {@code stateStore.rowChecksum.enabled})
     */
    StateRecords(Decompressed in, @Nullable StateRecordVisitor visitor, @Nullable KeyCount keys, boolean rowChecksums) {
        this.in = in;
        this.visitor = visitor;
        this.keys = keys;
        this.rowChecksums = rowChecksums;
    }

    /** The bytes of a key or value, where they are kept. */
    private static final class Buffer {
        private byte[] bytes = new byte[256];
        private int length;

        private Slice from(int offset) {
            return new Slice(bytes, offset, length - offset);
        }
    }

    /**
     * Delta, snapshot and changelog of version 1 or 3: a key of length -1 is the end, a value of negative length a deletion
     * ({@code HDFSBackedStateStoreProvider.updateFromDeltaFile, readSnapshotFile}, {@code StateStoreChangelogReaderV1}).
     *
     * @param deletions whether a value of negative length deletes the key; else it is a fault
     */
    void readPlain(boolean deletions, boolean changelog) throws IOException, StateFaultException {
        for (int keySize = next(deletions, changelog); keySize != -1; keySize = next(deletions, changelog)) {
            if (keySize < 0) {
                throw fault(Damage.Kind.GARBLED, Reason.KEY_SIZE, "java.io.IOException", "key size cannot be " + keySize);
            }
            boolean sought = firstRow == null && !changelog;
            long keyOffset = in.storedOffset();
            byte[] key = sought ? begin(keySize) : NONE;
            read(first, keySize, true);
            int valueSize = in.int32();
            if (valueSize >= 0) {
                byte[] value = sought ? begin(valueSize) : NONE;
                read(second, valueSize, false);
                if (sought) {
                    firstRow = new FirstRow(key, keySize, value, valueSize, keyOffset);
                }
                put(changelog);
            } else if (deletions) {
                delete();
            } else {
                throw fault(Damage.Kind.GARBLED, Reason.VALUE_SIZE, "java.io.IOException", "value size cannot be " + valueSize);
            }
        }
    }

    /** The size of the next key that is not wholly at hand, after all those that are. */
    private int next(boolean deletions, boolean changelog) throws IOException {
        // the first row that is put gets the attention that a single one can have
        if (!rowChecksums && (changelog || puts > 0)) {
            readAtHand(deletions);
        }
        return in.int32();
    }

    /**
     * Reads the records that lie wholly in the decompressed block at hand, where they lie: nearly all of them. What is not as usual is left to the reader of single records: what
     * a block cuts through, the end mark, and whatever is wrong.
     */
    private void readAtHand(boolean deletions) {
        byte[] bytes = in.window();
        int end = in.end();
        int at = in.position();
        while (end - at >= 2 * Integer.BYTES) {
            int keySize = (int) INT.get(bytes, at);
            if (keySize < 0 || keySize > end - at - 2 * Integer.BYTES) {
                break;
            }
            int key = at + Integer.BYTES;
            int valueSize = (int) INT.get(bytes, key + keySize);
            int value = key + keySize + Integer.BYTES;
            if (valueSize > end - value || valueSize < 0 && !deletions) {
                break;
            }
            at = value + Math.max(0, valueSize);
            keyBytes += keySize;
            if (valueSize < 0) {
                deletes++;
                if (keys != null) {
                    keys.delete(bytes, key, keySize);
                }
                if (visitor != null) {
                    visitor.delete(new Slice(bytes, key, keySize));
                }
            } else {
                puts++;
                valueBytes += valueSize;
                if (keys != null) {
                    keys.put(bytes, key, keySize);
                }
                if (visitor != null) {
                    visitor.put(new Slice(bytes, key, keySize), new Slice(bytes, value, valueSize));
                }
            }
        }
        in.advance(at);
    }

    /** Changelog of version 2 or 4: each record begins with its type ({@code StateStoreChangelogReaderV2}). */
    void readTyped() throws IOException, StateFaultException {
        for (int type = type(); type != 0; type = type()) {
            switch (type) {
                case 0x01 -> {
                    block(first, true);
                    block(second, false);
                    put(true);
                }
                case 0x10 -> {
                    block(first, true);
                    int mark = in.int32();
                    if (mark != -1) {
                        throw fault(Damage.Kind.GARBLED, Reason.VALUE_SIZE, "java.lang.AssertionError", "assertion failed");
                    }
                    delete();
                }
                case 0x11 -> {
                    block(first, true);
                    block(second, false);
                    merges++;
                    valueWithChecksum();
                    if (visitor != null) {
                        visitor.merge(first.from(0), second.from(valueStart(true)));
                    }
                }
                case 0x20 -> {
                    block(first, true);
                    block(second, true);
                    rangeDeletes++;
                    valueWithChecksum();
                    if (visitor != null) {
                        visitor.deleteRange(first.from(0), second.from(valueStart(true)));
                    }
                }
                default -> throw fault(
                        Damage.Kind.GARBLED, Reason.RECORD_TYPE, "java.lang.RuntimeException", "Found invalid record type for value=" + (byte) type);
            }
        }
    }

    private byte[] begin(int length) throws IOException {
        return in.peek(Math.min(length, FirstRow.MOST_BYTES));
    }

    private int type() throws IOException {
        int type = in.read();
        if (type < 0) {
            throw new EOFException("the content ends without an end mark");
        }
        return type;
    }

    private void block(Buffer buffer, boolean key) throws IOException, StateFaultException {
        int size = in.int32();
        if (size < 0) {
            throw fault(Damage.Kind.GARBLED, Reason.KEY_SIZE, "java.lang.NegativeArraySizeException", String.valueOf(size));
        }
        read(buffer, size, key);
    }

    private void put(boolean changelog) throws StateFaultException {
        puts++;
        if (keys != null) {
            keys.put(first.bytes, 0, first.length);
        }
        if (changelog) {
            valueWithChecksum();
        } else if (rowChecksums) {
            verify(second, Integer.BYTES);
        }
        if (visitor != null) {
            visitor.put(first.from(0), second.from(valueStart(changelog)));
        }
    }

    private void delete() throws StateFaultException {
        deletes++;
        int start = rowChecksums ? Integer.BYTES : 0;
        if (rowChecksums) {
            demand(first, start);
            crc.reset();
            crc.update(first.bytes, start, first.length - start);
            compare(littleEndian(first, 0));
        }
        if (keys != null) {
            keys.delete(first.bytes, start, first.length - start);
        }
        if (visitor != null) {
            visitor.delete(first.from(start));
        }
    }

    private int valueStart(boolean changelog) {
        return !rowChecksums ? 0 : changelog ? 2 * Integer.BYTES : Integer.BYTES;
    }

    /** In a changelog the length of the row stands between the checksum and the row, since values may be merged ({@code KeyValueChecksumEncoder}). */
    private void valueWithChecksum() throws StateFaultException {
        if (rowChecksums) {
            verify(second, 2 * Integer.BYTES);
        }
    }

    private void verify(Buffer value, int start) throws StateFaultException {
        demand(value, start);
        crc.reset();
        crc.update(first.bytes, 0, first.length);
        int end = value.length;
        if (start == 2 * Integer.BYTES) {
            int length = littleEndian(value, Integer.BYTES);
            end = length >= 0 && length <= value.length - start ? start + length : value.length;
        }
        crc.update(value.bytes, start, end - start);
        compare(littleEndian(value, 0));
    }

    private void demand(Buffer buffer, int length) throws StateFaultException {
        if (buffer.length < length) {
            throw fault(Damage.Kind.CHECKSUM, Reason.ROW_CHECKSUM, ROW_CHECKSUM, "a row too short for a checksum");
        }
    }

    private void compare(int expected) throws StateFaultException {
        int computed = (int) crc.getValue();
        if (expected != computed) {
            throw fault(Damage.Kind.CHECKSUM, Reason.ROW_CHECKSUM, ROW_CHECKSUM, "Expected checksum: " + expected + ", computed checksum: " + computed);
        }
    }

    private static final String ROW_CHECKSUM = "org.apache.spark.sql.execution.streaming.state.StateStoreRowChecksumVerificationFailed";

    private static int littleEndian(Buffer buffer, int offset) {
        return buffer.bytes[offset] & 0xff | (buffer.bytes[offset + 1] & 0xff) << 8 | (buffer.bytes[offset + 2] & 0xff) << 16 | buffer.bytes[offset + 3] << 24;
    }

    private void read(Buffer buffer, int length, boolean key) throws IOException, StateFaultException {
        if (key) {
            keyBytes += length;
        } else {
            valueBytes += length;
        }
        boolean counted = keys != null && key;
        if (counted && length > MOST_COUNTED_BYTES && visitor == null && !rowChecksums) {
            keys.giveUp();
            counted = false;
            buffer.length = 0;
        }
        long there = visitor == null && !rowChecksums && !counted ? in.skip(length) : fill(buffer, length);
        if (there < length && length >= MOST_BYTES) {
            throw fault(Damage.Kind.TOO_LARGE, Reason.MEMORY, "java.lang.OutOfMemoryError", "Java heap space");
        }
        if (there < length) {
            throw new EOFException("the content ends after " + there + " of " + length + " bytes of a " + (key ? "key" : "value"));
        }
    }

    private int fill(Buffer buffer, int length) throws IOException, StateFaultException {
        if (length > MOST_BYTES) {
            if (in.skip(length) < length) {
                return 0;
            }
            throw fault(Damage.Kind.TOO_LARGE, Reason.MEMORY, "java.lang.OutOfMemoryError", "Java heap space");
        }
        int read = 0;
        while (read < length) {
            int step = Math.min(length - read, CHUNK);
            if (buffer.bytes.length < read + step) {
                buffer.bytes = Arrays.copyOf(buffer.bytes, Math.min(length, Math.max(read + step, 2 * buffer.bytes.length)));
            }
            int count = in.readNBytes(buffer.bytes, read, step);
            read += count;
            if (count < step) {
                break;
            }
        }
        buffer.length = read;
        return read;
    }

    private StateFaultException fault(Damage.Kind kind, Reason reason, String exception, String message) {
        return new StateFaultException(in.damage(kind, message), new StateFile.Fault(reason, exception, message));
    }
}
