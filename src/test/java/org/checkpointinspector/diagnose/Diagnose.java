package org.checkpointinspector.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;

/** Diagnoses a folder on the local disk. */
final class Diagnose {

    private Diagnose() {}

    static CheckpointInspection folder(Path folder, Depth depth) throws IOException {
        Location place = Location.of(folder);
        try (Storage storage = Stores.open(place)) {
            return with(storage, place, depth);
        }
    }

    /** With a setting of the job that is to be started. */
    static CheckpointInspection folder(Path folder, Map<String, String> conf) throws IOException {
        Location place = Location.of(folder);
        try (Storage storage = Stores.open(place)) {
            return Diagnosis.inspect(storage, place, new InspectionRequest(Depth.QUICK, List.of(), conf), InspectionListener.NONE).checkpoints().get(0);
        }
    }

    static CheckpointInspection with(Storage storage, Location place, Depth depth) throws IOException {
        return Diagnosis.inspect(storage, place, new InspectionRequest(depth, List.of(), Map.of()), InspectionListener.NONE).checkpoints().get(0);
    }
}
