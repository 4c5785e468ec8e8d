package org.checkpointinspector.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.checkpointinspector.storage.StoredChecksums.Algorithm;
import org.checkpointinspector.storage.StoredChecksums.StoredChecksum;

/** Computes what a store might say of bytes while they go by. For one thread. */
public final class ContentSums {

    private final Map<Algorithm, Checksum> cyclic = new EnumMap<>(Algorithm.class);
    private final Map<Algorithm, MessageDigest> digests = new EnumMap<>(Algorithm.class);
    private long bytes;

    /** The sums of no bytes yet, by all algorithms at once. */
    public ContentSums() {
        this(Algorithm.values());
    }

    /** The sums of no bytes yet, by some algorithms. */
    public ContentSums(Algorithm... algorithms) {
        for (Algorithm algorithm : algorithms) {
            switch (algorithm) {
                case CRC32 -> cyclic.put(algorithm, new CRC32());
                case CRC32C -> cyclic.put(algorithm, new CRC32C());
                case CRC64NVME -> cyclic.put(algorithm, new Crc64Nvme());
                case MD5 -> digests.put(algorithm, digest("MD5"));
                case SHA1 -> digests.put(algorithm, digest("SHA-1"));
                case SHA256 -> digests.put(algorithm, digest("SHA-256"));
            }
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    /** Adds bytes. */
    public void update(byte[] piece, int offset, int length) {
        cyclic.values().forEach(sum -> sum.update(piece, offset, length));
        digests.values().forEach(sum -> sum.update(piece, offset, length));
        bytes += length;
    }

    /** How many bytes have gone by. */
    public long bytes() {
        return bytes;
    }

    /** Whether a store's checksum is that of exactly the bytes that have gone by. */
    public boolean match(StoredChecksum stored) {
        return hex(stored.algorithm()).equals(stored.hex());
    }

    /** A sum of the bytes so far, in lower-case hexadecimal digits. */
    public String hex(Algorithm algorithm) {
        return switch (algorithm) {
            case CRC32, CRC32C -> HexFormat.of().toHexDigits((int) cyclic.get(algorithm).getValue());
            case CRC64NVME -> HexFormat.of().toHexDigits(cyclic.get(algorithm).getValue());
            case MD5, SHA1, SHA256 -> HexFormat.of().formatHex(copy(digests.get(algorithm)).digest());
        };
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own digests can be copied", e);
        }
    }

    /** The checksum that S3 itself computes of every object (CRC-64/NVME: reflected, all ones before and after). */
    private static final class Crc64Nvme implements Checksum {

        private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
        private static final long[] TABLE = table();

        private long rest = -1;

        private static long[] table() {
            long[] table = new long[256];
            for (int i = 0; i < table.length; i++) {
                long value = i;
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
                }
                table[i] = value;
            }
            return table;
        }

        @Override
        public void update(int next) {
            rest = TABLE[(int) (rest ^ next) & 0xff] ^ rest >>> Byte.SIZE;
        }

        @Override
        public void update(byte[] piece, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                update(piece[i]);
            }
        }

        @Override
        public long getValue() {
            return ~rest;
        }

        @Override
        public void reset() {
            rest = -1;
        }
    }
}
