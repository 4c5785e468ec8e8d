package org.checkpointinspector.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.checkpointinspector.inspect.dstream.DStreamInspector;
import org.checkpointinspector.inspect.query.QueryInspector;
import org.checkpointinspector.inspect.sink.SinkLogInspector;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Lists a location, finds the checkpoints in it and judges each of them. */
public final class Inspector {

    /** One inspector a kind of checkpoint. */
    private static final Map<Checkpoint.Kind, CheckpointInspector> BY_KIND = new EnumMap<>(Map.of(
            Checkpoint.Kind.STRUCTURED_STREAMING, new QueryInspector(),
            Checkpoint.Kind.DSTREAM, new DStreamInspector(),
            Checkpoint.Kind.FILE_SINK_LOG, new SinkLogInspector()));

    private Inspector() {}

    /**
     * Lists a location and inspects every checkpoint at or below it.
     *
     * @throws StorageException if the location itself cannot be listed
     * @throws CancelledException if the listener asked to stop while the location was being listed
     */
    public static Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException {
        AtomicBoolean left = new AtomicBoolean();
        ListingProgress progress = (files, folder) -> {
            if (left.get() || listener.cancelled()) {
                throw new CancelledException();
            }
            listener.listing(files, folder);
        };
        Listing listing;
        try {
            listing = Abandonable.call(() -> storage.list(location, progress), listener::cancelled);
        } finally {
            left.set(true);
        }
        listener.listed(listing);
        return inspect(storage, listing, request, listener);
    }

    /** Inspects every checkpoint of a listing that was taken before: to judge anew without listing anew. */
    public static Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener) {
        return inspect(storage, listing, request, listener, new ReadCache());
    }

    /**
     * Inspects every checkpoint of a listing, and reads only what the inspections before did not.
     *
     * @param cache kept between inspections of the same location; begins a new round here
     */
    public static Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener, ReadCache cache) {
        cache.begin(listing);
        List<Checkpoint> checkpoints = Checkpoints.find(listing);
        Set<String> paths = checkpoints.stream().map(Checkpoint::path).filter(path -> !path.isEmpty()).collect(Collectors.toSet());
        List<FileReads> reads = checkpoints.stream()
                .map(checkpoint -> new FileReads(storage, listing, checkpoint, paths, listener, cache))
                .toList();
        Depth depth = request.depth() != null ? request.depth() : defaultDepth(listing, reads);
        List<CheckpointInspection> inspections = new ArrayList<>();
        for (FileReads each : reads) {
            listener.inspecting(each.checkpoint());
            CheckpointInspection inspection = BY_KIND.get(each.checkpoint().kind()).inspect(each, depth, request);
            inspection.findings().forEach(finding -> listener.found(each.checkpoint(), finding));
            inspections.add(inspection);
        }
        return new Inspection(listing, depth, inspections);
    }

    private static Depth defaultDepth(Listing listing, List<FileReads> reads) {
        if (listing.root().totalBytes() <= Depth.DEEP_BY_DEFAULT_BYTES) {
            return Depth.DEEP;
        }
        try {
            long bytes = reads.stream().mapToLong(each -> BY_KIND.get(each.checkpoint().kind()).neededBytes(each)).sum();
            return bytes <= Depth.DEEP_BY_DEFAULT_BYTES ? Depth.DEEP : Depth.QUICK;
        } catch (CancelledException stopped) {
            return Depth.QUICK;
        }
    }
}
