package org.checkpointinspector.codec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The codecs that Spark compresses its streams with ({@code org.apache.spark.io.CompressionCodec}, same in 2.1 to 4.2). Nothing in a file's name tells
 * which one it is; each framing begins with bytes of its own.
 */
public enum Codec {
    /** {@code LZ4CompressionCodec}: lz4-java's {@code LZ4BlockOutputStream}. */
    LZ4("lz4", "4c5a34426c6f636b"),
    /** {@code ZStdCompressionCodec}: zstd frames. */
    ZSTD("zstd", "28b52ffd"),
    /** {@code SnappyCompressionCodec}: snappy-java's {@code SnappyOutputStream}. */
    SNAPPY("snappy", "82534e4150505900"),
    /** {@code LZFCompressionCodec}: chunks of compress-lzf. */
    LZF("lzf", "5a56");

    /** So many of a file's first bytes are enough for {@link #sniff}. */
    public static final int SNIFFED_BYTES = 8;

    private final String sparkName;
    private final byte[] magic;

    Codec(String sparkName, String magic) {
        this.sparkName = sparkName;
        this.magic = HexFormat.of().parseHex(magic);
    }

    /** The name in Spark's configuration: {@code lz4}. */
    public String sparkName() {
        return sparkName;
    }

    /** The codec whose framing begins with these bytes; empty where it is none, or where the file is too short to tell. */
    public static Optional<Codec> sniff(byte[] head) {
        return Arrays.stream(values()).filter(codec -> startsWith(head, codec.magic)).findFirst();
    }

    /** The codec of a value in Spark's configuration: a short name in any case, or one of the classes in {@code org.apache.spark.io}. */
    public static Optional<Codec> ofConf(String value) {
        String name = value.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(codec -> name.equals(codec.sparkName) || name.equals("org.apache.spark.io." + codec.sparkName + "compressioncodec"))
                .findFirst();
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
