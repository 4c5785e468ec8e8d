package org.checkpointinspector.decode;

/**
 * Sees the records of a delta, snapshot or changelog in the order of the file. The bytes belong to the reader and change with the next record. Keys and values are as
 * stored, without row checksums.
 */
public interface StateRecordVisitor {

    /** A key gets a value. */
    void put(Slice key, Slice value);

    /** A key's value grows (changelogs with column families). */
    void merge(Slice key, Slice value);

    /** A key goes. */
    void delete(Slice key);

    /** All keys from the first up to, not including, the last go (changelogs of 4.2). */
    void deleteRange(Slice first, Slice last);

    /**
     * A run of bytes.
     *
     * @param bytes the array it lies in
     * @param offset where it begins
     * @param length how long it is
     */
    record Slice(byte[] bytes, int offset, int length) {

        /** A copy that stays. */
        public byte[] copy() {
            byte[] copy = new byte[length];
            System.arraycopy(bytes, offset, copy, 0, length);
            return copy;
        }
    }
}
