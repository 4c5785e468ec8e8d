package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes {@code sources/i/0} of a rate source (Spark's {@code RateStreamMicroBatchStream}): a version line that ends with a line feed alone, and a number
 * with nothing around it.
 */
public final class RateSourceStartDecoder implements Decoder<RateSourceStart> {

    @Override
    public Decoded<RateSourceStart> decode(InputStream stored) throws IOException {
        RateSourceStart soFar = null;
        try {
            StoredText.File file = StoredText.File.read(stored);
            DamageException.verify(file.bytes().length > 0, 0, Damage.Kind.EMPTY, "the file is empty");
            int begin = VersionedText.endOfVersionLine(file, 0);
            int version = LogVersion.parse(file.text().substring(0, begin - 1), 0);
            soFar = new RateSourceStart(version, 0);
            return Decoded.whole(new RateSourceStart(version, VersionedText.number(file.from(begin))));
        } catch (DamageException e) {
            return new Decoded.Damaged<>(e.damage(), Optional.ofNullable(soFar));
        }
    }
}
