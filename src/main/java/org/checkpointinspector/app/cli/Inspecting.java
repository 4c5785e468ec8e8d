package org.checkpointinspector.app.cli;

import org.checkpointinspector.diagnose.Diagnosis;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Inspects a location with a progress line on the terminal. */
final class Inspecting {
    private Inspecting() {}

    static Inspection inspect(Connection connection, Location location, InspectionRequest request, Terminal terminal) throws StorageException {
        ProgressLine progress = new ProgressLine(terminal);
        try (Storage storage = connection.open(location)) {
            return Diagnosis.inspect(storage, location, request, progress);
        } finally {
            progress.clear();
        }
    }
}
