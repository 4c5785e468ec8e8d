package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes {@code sources/i/0} of a Kafka source (Spark's {@code KafkaSourceInitialOffsetWriter}): a NUL byte, a version line, the offsets. Spark skips the
 * first byte whatever it is, and takes what does not begin with {@code v} behind it as the bare JSON of Spark 2.1.0.
 */
public final class KafkaInitialOffsetsDecoder implements Decoder<KafkaInitialOffsets> {

    @Override
    public Decoded<KafkaInitialOffsets> decode(InputStream stored) throws IOException {
        KafkaInitialOffsets soFar = null;
        try {
            StoredText.File file = StoredText.File.read(stored);
            DamageException.verify(file.bytes().length > 1, 0, Damage.Kind.EMPTY, "nothing behind the first byte");
            // a first byte that begins a longer sequence is cut from it in Spark too
            StoredText.File tail = file.fromByte(1);
            int begin = 0;
            int version = 0;
            if (tail.text().charAt(0) == 'v') {
                begin = VersionedText.endOfVersionLine(tail, 1);
                version = LogVersion.parse(tail.text().substring(0, begin - 1), 1);
            }
            String json = tail.text().substring(begin);
            soFar = new KafkaInitialOffsets(version, json);
            Optional<Damage> damage = SourceOffsets.acceptedBy(SourceOffsets.Kind.KAFKA, tail.from(begin));
            return damage.isEmpty() ? Decoded.whole(soFar) : Decoded.damaged(damage.get(), soFar);
        } catch (DamageException e) {
            return new Decoded.Damaged<>(e.damage(), Optional.ofNullable(soFar));
        }
    }
}
