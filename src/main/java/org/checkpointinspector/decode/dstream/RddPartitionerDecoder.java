package org.checkpointinspector.decode.dstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;

/** Decodes {@code _partitioner}: one object, never compressed ({@code ReliableCheckpointRDD.readCheckpointedPartitionerFile}). */
public final class RddPartitionerDecoder implements Decoder<RddPartitioner> {

    @Override
    public Decoded<RddPartitioner> decode(InputStream stored) throws IOException {
        SerializedFile file = SerializedFile.as(null, stored);
        Optional<JavaValue> value = file.next();
        if (file.fault().isPresent()) {
            return Decoded.damaged(file.fault().get().damage());
        }
        if (value.isPresent() && value.get() instanceof JavaObject object) {
            OptionalLong partitions = Partitioners.partitions(object);
            return Decoded.whole(new RddPartitioner(object.type().name(), partitions.isPresent() ? (Integer) (int) partitions.getAsLong() : null));
        }
        return Decoded.damaged(Damage.at(Integer.BYTES, Damage.Kind.TRUNCATED, "The stream has no object."));
    }
}
