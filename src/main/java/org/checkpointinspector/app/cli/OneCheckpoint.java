package org.checkpointinspector.app.cli;

import java.util.List;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** For commands that are about one checkpoint: lists the location and finds it. */
final class OneCheckpoint {
    private OneCheckpoint() {}

    static Listing list(Storage storage, Location location, Terminal terminal) throws StorageException {
        return storage.list(location, (files, folder) -> {
            if (terminal.cancelled()) {
                throw new CancelledException();
            }
        });
    }

    /** The only checkpoint of a query or application in the listing; null, and a word on standard error, where there is none or more than one. */
    static @Nullable Checkpoint find(Listing listing, Location location, Terminal terminal) {
        List<Checkpoint> found = Checkpoints.find(listing).stream()
                .filter(each -> each.kind() != Checkpoint.Kind.FILE_SINK_LOG)
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            terminal.err().println("There is no checkpoint of a streaming query or application at " + location + ".");
        } else {
            terminal.err().println("There are several checkpoints at " + location + ". Name one of them:");
            found.forEach(each -> terminal.err().println("  " + listing.location().resolve(each.path())));
        }
        return null;
    }
}
