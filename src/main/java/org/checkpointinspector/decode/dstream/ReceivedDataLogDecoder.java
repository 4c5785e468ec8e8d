package org.checkpointinspector.decode.dstream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.jspecify.annotations.Nullable;

/** Decodes a file of a receiver's write-ahead log, never compressed. */
public final class ReceivedDataLogDecoder implements Decoder<ReceivedDataLog> {

    /** Damaged or not, the blocks before the damage are there. */
    @Override
    public Decoded<ReceivedDataLog> decode(InputStream stored) throws IOException {
        LogFrames frames = new LogFrames(new BufferedInputStream(stored));
        List<ReceivedDataLog.Block> blocks = new ArrayList<>();
        long count = 0;
        for (Optional<byte[]> record = frames.next(); record.isPresent(); record = frames.next()) {
            if (count++ < ReceivedDataLog.KEPT) {
                blocks.add(new ReceivedDataLog.Block(frames.offset(), record.get().length, records(record.get())));
            }
        }
        StreamFault fault = frames.fault().orElse(null);
        ReceivedDataLog content = new ReceivedDataLog(blocks, count, fault);
        return fault == null ? Decoded.whole(content) : Decoded.damaged(fault.damage(), content);
    }

    private static @Nullable Long records(byte[] block) throws IOException {
        SerializedFile file = SerializedFile.as(null, new ByteArrayInputStream(block));
        while (file.next().isPresent()) {
            // counted
        }
        return file.fault().isEmpty() ? (Long) file.records() : null;
    }
}
