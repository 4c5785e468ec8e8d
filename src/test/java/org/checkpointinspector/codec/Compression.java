package org.checkpointinspector.codec;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.ning.compress.lzf.LZFInputStream;
import com.ning.compress.lzf.LZFOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import org.xerial.snappy.SnappyInputStream;
import org.xerial.snappy.SnappyOutputStream;

/** Spark's own writers and readers of each codec. */
public final class Compression {

    private static final int SPARK_BLOCK = 32 << 10;

    private Compression() {}

    /** Compresses as Spark does. */
    public static byte[] compress(Codec codec, byte[] content) {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (OutputStream out = writer(codec, stored)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored.toByteArray();
    }

    /** The stream that Spark writes through. */
    public static OutputStream writer(Codec codec, OutputStream stored) throws IOException {
        return switch (codec) {
            case LZ4 -> new LZ4BlockOutputStream(stored, SPARK_BLOCK);
            case ZSTD -> new ZstdOutputStreamNoFinalizer(stored, 1);
            case SNAPPY -> new SnappyOutputStream(stored, SPARK_BLOCK);
            case LZF -> new LZFOutputStream(stored);
        };
    }

    /** The stream that Spark reads through. */
    static InputStream reader(Codec codec, byte[] stored) throws IOException {
        InputStream in = new ByteArrayInputStream(stored);
        return switch (codec) {
            case LZ4 -> LZ4BlockInputStream.newBuilder().withStopOnEmptyBlock(false).build(in);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in);
            case SNAPPY -> new SnappyInputStream(in);
            case LZF -> new LZFInputStream(in);
        };
    }
}
