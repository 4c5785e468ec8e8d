package org.checkpointinspector.app.ui.application;

import java.io.IOException;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * A checkpoint file of an application.
 *
 * @param folder the checkpoint
 * @param file the file in it
 */
record CheckpointSource(Backend backend, Storage storage, Location folder, Location file) {

    /** The file's name. */
    String name() {
        return file.name();
    }

    /** Reads and decodes it; does I/O. */
    DStreamCheckpoint read() throws IOException {
        Decoded<DStreamCheckpoint> decoded = backend.read(storage, file, new DStreamCheckpointDecoder());
        return decoded.readable().orElseThrow(() -> new StorageException(
                StorageException.Kind.FAILED, file.toString(), Texts.text("objects.unreadable", name()), Texts.text("objects.unreadable.advice"), null));
    }
}
