package org.checkpointinspector.codec;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.checkpointinspector.bytes.Damage;
import org.jspecify.annotations.Nullable;

/**
 * One or more zstd frames as Spark reads them: {@code ZstdInputStreamNoFinalizer} (Spark 2.3 to 4.2), for which the file may end after any frame, but not
 * inside one. Spark writes no content checksum, so that a flipped bit may pass.
 */
final class ZstdStream extends Decompressed {

    private static final int BUFFER = 1 << 17;
    private static final String EXCEPTION = "com.github.luben.zstd.ZstdIOException";

    private final byte[] chunk = new byte[1 << 16];
    private final ByteBuffer compressed = ByteBuffer.allocateDirect(chunk.length).limit(0);
    private final ByteBuffer decompressed = ByteBuffer.allocateDirect(BUFFER);
    private @Nullable ZstdDecompressCtx context = new ZstdDecompressCtx();
    private boolean frameEnded = true;

    ZstdStream(InputStream stored) {
        super(stored);
        block = new byte[BUFFER];
    }

    @Override
    boolean fill() throws IOException {
        while (context != null) {
            if (!compressed.hasRemaining() && !more()) {
                if (frameEnded) {
                    return false;
                }
                if (!decompress()) {
                    throw endsEarly(EXCEPTION, "Truncated source");
                }
                return true;
            }
            if (decompress()) {
                return true;
            }
        }
        throw new IOException("the stream is closed");
    }

    /** Decompresses what fits; false where the decompressor wants more bytes first. */
    private boolean decompress() throws IOException {
        beginBlock(storedPosition() - compressed.remaining());
        decompressed.clear();
        try {
            frameEnded = context != null && context.decompressDirectByteBufferStream(decompressed, compressed);
        } catch (ZstdException garbled) {
            throw broken(Damage.Kind.GARBLED, "zstd data that does not decompress: " + garbled.getMessage(), EXCEPTION, garbled.getMessage());
        }
        decompressed.flip();
        limit = decompressed.remaining();
        decompressed.get(block, 0, limit);
        return limit > 0;
    }

    private boolean more() throws IOException {
        int read = readStored(chunk, 0, chunk.length);
        compressed.clear();
        compressed.put(chunk, 0, read).flip();
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        if (context != null) {
            context.close();
            context = null;
        }
        super.close();
    }
}
