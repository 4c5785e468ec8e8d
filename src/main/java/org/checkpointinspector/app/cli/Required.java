package org.checkpointinspector.app.cli;

import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Demands what only {@code --resume} makes needless. */
final class Required {
    private Required() {}

    static Location location(@Nullable Location given) throws StorageException {
        if (given == null) {
            String advice = "Give the address, or --resume with the folder of a backup.";
            throw new StorageException(StorageException.Kind.BAD_ADDRESS, "", "No address was given.", advice, null);
        }
        return given;
    }
}
