package org.checkpointinspector.app.ui.connect;

import java.util.Map;
import java.util.Set;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Tests a connection: connects, and lists the place until the first file shows. */
final class TestRun {

    private TestRun() {}

    /**
     * Tests; in the background.
     *
     * @return what was found, in words
     * @throws StorageException if the store, or the place in it, cannot be reached
     * @throws CancelledException if it was cancelled
     */
    static String run(Backend backend, Location place, ConnectionOptions options, BooleanSupplier cancelled) throws StorageException {
        CancelledException enough = new CancelledException();
        try (Storage storage = backend.open(place, options)) {
            Listing listing = storage.list(place, (files, folder) -> {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                if (files > 0) {
                    throw enough;
                }
            });
            boolean nothing = listing.root().totalFiles() == 0 && listing.root().folders().isEmpty();
            return Texts.text(nothing ? "connect.works.empty" : "connect.works");
        } catch (CancelledException ended) {
            if (ended != enough) {
                throw ended;
            }
            return Texts.text("connect.works");
        }
    }

    /** What the libraries said, cause by cause, without what is secret in it or was given as a secret. */
    static String raw(Throwable failure, ConnectionOptions options) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            text.append(text.isEmpty() ? "" : "\n").append(at.getClass().getName()).append(": ").append(at.getMessage());
        }
        String raw = Secrets.text(text.toString());
        for (Map.Entry<String, String> given : options.properties().entrySet()) {
            if (!given.getValue().isEmpty() && Connections.isSecret(given.getKey(), given.getValue())) {
                raw = raw.replace(given.getValue(), "***");
            }
        }
        return raw;
    }
}
