package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes Hadoop's checksum companion {@code .<name>.crc}: {@code crc\0}, the chunk size, and a CRC-32 for each chunk, all big-endian. A short header or
 * another magic is damage here; Hadoop then reads the data without verifying it.
 */
public final class HadoopChecksumDecoder implements Decoder<HadoopChecksum> {

    private static final int MAGIC = 0x63726300;
    private static final int HEADER_BYTES = 8;

    @Override
    public Decoded<HadoopChecksum> decode(InputStream stored) throws IOException {
        Decoded<Integer> header = header(stored);
        if (header instanceof Decoded.Damaged<Integer> damaged) {
            return Decoded.damaged(damaged.fault());
        }
        int bytesPerChunk = header.value().orElseThrow();
        List<Integer> kept = new ArrayList<>();
        long count = 0;
        byte[] sum = stored.readNBytes(Integer.BYTES);
        for (; sum.length == Integer.BYTES; sum = stored.readNBytes(Integer.BYTES)) {
            if (count++ < HadoopChecksum.KEPT) {
                kept.add(bigEndian(sum, 0));
            }
        }
        HadoopChecksum content = new HadoopChecksum(bytesPerChunk, kept, count);
        long length = HEADER_BYTES + count * Integer.BYTES + sum.length;
        return sum.length == 0 ? Decoded.whole(content)
                : Decoded.damaged(Damage.at(length, Damage.Kind.TRUNCATED, "the last sum is cut off"), content);
    }

    /** Reads the header and gives the chunk size. */
    static Decoded<Integer> header(InputStream stored) throws IOException {
        byte[] header = stored.readNBytes(HEADER_BYTES);
        try {
            DamageException.verify(header.length > 0, 0, Damage.Kind.EMPTY, "the file is empty");
            DamageException.verify(header.length == HEADER_BYTES, header.length, Damage.Kind.TRUNCATED, "the header of 8 bytes is cut off");
            DamageException.verify(bigEndian(header, 0) == MAGIC, 0, Damage.Kind.GARBLED, "no checksum file: it does not begin with crc");
            int bytesPerChunk = bigEndian(header, 4);
            DamageException.verify(bytesPerChunk > 0 && bytesPerChunk <= HadoopChecksum.MAX_CHUNK_BYTES, 4, Damage.Kind.GARBLED,
                    "a chunk of " + bytesPerChunk + " bytes");
            return Decoded.whole(bytesPerChunk);
        } catch (DamageException e) {
            return Decoded.damaged(e.damage());
        }
    }

    static int bigEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }
}
