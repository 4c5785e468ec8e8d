package org.checkpointinspector.maintain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;

/** A checkpoint on disk, read for the Spark that wrote it. */
public record Inspected(Storage storage, InspectionRequest request, Inspection inspection) {

    /** Inspects it deeply. */
    public static Inspected of(Path checkpoint, String spark) throws IOException {
        Storage storage = Stores.open(Location.of(checkpoint));
        InspectionRequest request = new InspectionRequest(Depth.DEEP, java.util.List.of(SparkVersion.parse(spark).orElseThrow()), java.util.Map.of());
        return new Inspected(storage, request, Inspector.inspect(storage, Location.of(checkpoint), request, InspectionListener.NONE));
    }

    /** The only checkpoint. */
    public CheckpointInspection checkpoint() {
        return inspection.checkpoints().get(0);
    }

    /** Takes files away. */
    public static void remove(Path checkpoint, Collection<Departure> departures) throws IOException {
        for (Departure departure : departures) {
            for (FileEntry file : departure.files()) {
                java.nio.file.Files.delete(checkpoint.resolve(file.path()));
            }
        }
    }
}
