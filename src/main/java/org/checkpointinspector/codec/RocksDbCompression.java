package org.checkpointinspector.codec;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.xerial.snappy.Snappy;

/**
 * How RocksDB compresses single blocks of its tables ({@code CompressionType}). All but snappy have the decompressed length in front, as a varint (table format 2 and
 * later). Offsets of a damage count from the block's first byte.
 */
public enum RocksDbCompression {
    /** As it is. */
    NONE(0),
    /** Snappy. */
    SNAPPY(1),
    /** Raw deflate. */
    ZLIB(2),
    /** LZ4; Spark's default. */
    LZ4(4),
    /** LZ4, compressed with more effort. */
    LZ4HC(5),
    /** Zstandard. */
    ZSTD(7);

    /** A block is as large as its largest row; Spark takes no row beyond this. */
    private static final int MOST_BYTES = 1 << 30;

    private static final LZ4SafeDecompressor LZ4_BLOCKS = LZ4Factory.fastestJavaInstance().safeDecompressor();

    private final int code;

    RocksDbCompression(int code) {
        this.code = code;
    }

    /** The decompressed bytes of a block whose compression has that code. */
    public static byte[] decompress(int code, byte[] block, int begin, int length) throws DamageException {
        for (RocksDbCompression each : values()) {
            if (each.code == code) {
                return each.decompress(block, begin, length);
            }
        }
        throw damage(Damage.Kind.UNSUPPORTED, "a block of the compression " + code + ", which this program cannot read");
    }

    private byte[] decompress(byte[] block, int begin, int length) throws DamageException {
        if (this == NONE) {
            return Arrays.copyOfRange(block, begin, begin + length);
        }
        try {
            if (this == SNAPPY) {
                byte[] out = new byte[checked(Snappy.uncompressedLength(block, begin, length), 64L * length)];
                Snappy.uncompress(block, begin, length, out, 0);
                return out;
            }
            int at = begin;
            long size = 0;
            for (int shift = 0; shift <= 28; shift += 7) {
                DamageException.verify(at < begin + length, at - (long) begin, Damage.Kind.TRUNCATED, "a block that ends in its length");
                int part = block[at++];
                size |= (part & 0x7fL) << shift;
                if (part >= 0) {
                    return decompress(block, at, begin + length - at, size);
                }
            }
        } catch (IOException | LZ4Exception | ZstdException | DataFormatException garbled) {
            throw damage(Damage.Kind.GARBLED, "a block that does not decompress: " + garbled.getMessage());
        }
        throw damage(Damage.Kind.GARBLED, "a block of an impossible length");
    }

    private byte[] decompress(byte[] block, int at, int length, long size) throws DamageException, DataFormatException {
        // what a byte can become at most: 255 in LZ4, 1032 in deflate; zstd knows no bound, but has the size in its frame too
        byte[] out = new byte[checked(size, (this == ZSTD ? 100_000L : this == ZLIB ? 1100L : 256L) * length + 64)];
        int written = switch (this) {
            case LZ4, LZ4HC -> LZ4_BLOCKS.decompress(block, at, length, out, 0, out.length);
            case ZLIB -> inflate(block, at, length, out);
            default -> {
                try (ZstdDecompressCtx zstd = new ZstdDecompressCtx()) {
                    yield zstd.decompressByteArray(out, 0, out.length, block, at, length);
                }
            }
        };
        DamageException.verify(written == out.length, 0, Damage.Kind.GARBLED, "a block of " + written + " instead of " + out.length + " bytes");
        return out;
    }

    private static int inflate(byte[] block, int at, int length, byte[] out) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(block, at, length);
            return inflater.inflate(out);
        } finally {
            inflater.end();
        }
    }

    private static int checked(long size, long most) throws DamageException {
        DamageException.verify(size >= 0 && size <= Math.min(MOST_BYTES, most), 0, Damage.Kind.TOO_LARGE, "a block that says it becomes " + size + " bytes");
        return (int) size;
    }

    private static DamageException damage(Damage.Kind kind, String detail) {
        return new DamageException(Damage.at(0, kind, detail));
    }
}
