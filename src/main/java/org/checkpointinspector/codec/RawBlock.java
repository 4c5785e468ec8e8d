package org.checkpointinspector.codec;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.xerial.snappy.Snappy;

/** A single compressed block without any framing, as RocksDB keeps them. */
public final class RawBlock {

    private RawBlock() {}

    /** The compression of a block, by RocksDB's number for it. */
    public enum Compression {
        /** Not compressed. */
        NONE,
        /** Raw Snappy; knows its own length. */
        SNAPPY,
        /** Raw deflate. */
        ZLIB,
        /** A raw LZ4 block. */
        LZ4,
        /** A zstd frame. */
        ZSTD;

        /** The compression of RocksDB's {@code CompressionType}; empty for those that are read by no library here (bzip2, xpress). */
        public static Optional<Compression> ofRocksDb(int type) {
            return Optional.ofNullable(switch (type) {
                case 0 -> NONE;
                case 1 -> SNAPPY;
                case 2 -> ZLIB;
                case 4, 5 -> LZ4;
                case 7 -> ZSTD;
                default -> null;
            });
        }
    }

    /**
     * The content of a block.
     *
     * @param length of the content; for Snappy it is taken from the block
     * @param most no content is longer than this
     * @return empty where the block does not decompress to that length
     */
    public static Optional<byte[]> decompress(Compression compression, byte[] block, int offset, int size, int length, int most) {
        if (length < 0 || length > most) {
            return Optional.empty();
        }
        try {
            byte[] content = new byte[compression == Compression.SNAPPY ? snappyLength(block, offset, size, most) : length];
            int filled = switch (compression) {
                case NONE -> 0;
                case SNAPPY -> Snappy.uncompress(block, offset, size, content, 0);
                case ZLIB -> inflate(block, offset, size, content);
                case LZ4 -> LZ4Factory.fastestJavaInstance().safeDecompressor().decompress(block, offset, size, content, 0, length);
                case ZSTD -> zstd(block, offset, size, content);
            };
            return filled == content.length ? Optional.of(content) : Optional.empty();
        } catch (IOException | LZ4Exception | ZstdException | DataFormatException garbled) {
            return Optional.empty();
        }
    }

    private static int snappyLength(byte[] block, int offset, int size, int most) throws IOException {
        int length = Snappy.uncompressedLength(block, offset, size);
        if (length < 0 || length > most) {
            throw new IOException("a block of " + length + " bytes");
        }
        return length;
    }

    private static int inflate(byte[] block, int offset, int size, byte[] content) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(block, offset, size);
            return inflater.inflate(content);
        } finally {
            inflater.end();
        }
    }

    private static int zstd(byte[] block, int offset, int size, byte[] content) {
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            return context.decompressByteArray(content, 0, content.length, block, offset, size);
        }
    }
}
