package org.checkpointinspector.inspect;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A file that was opened and decoded, or that could not be opened.
 *
 * @param file which
 * @param decoded its content, null where it could not be read
 * @param failure why it could not be read, null where it could
 * @param <T> the record it decodes to
 */
public record Read<T>(CheckpointFile file, @Nullable Decoded<T> decoded, @Nullable StorageException failure) {

    /** The content, where it was read and is whole. */
    public Optional<T> value() {
        return decoded == null ? Optional.empty() : decoded.value();
    }

    /** As much of the content as could be read. */
    public Optional<T> readable() {
        return decoded == null ? Optional.empty() : decoded.readable();
    }

    /** The damage, where it was read and is damaged. */
    public Optional<Damage> damage() {
        return decoded == null ? Optional.empty() : decoded.damage();
    }
}
