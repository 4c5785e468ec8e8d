package org.checkpointinspector.diagnose.watch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.ReadCache;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Watches one location: each {@link #poll()} lists it, reads the files that are new, judges anew and tells the listener what changed. Old files' content is not read again. An outage of the
 * store is an event, not an exception; polls go on, ever more rarely. Used by one thread.
 */
public final class WatchSession implements AutoCloseable {

    private static final long LONGEST_BACKOFF_MS = 300_000;

    /** Opens the store; called again after an outage. */
    @FunctionalInterface
    public interface Opener {
        /** Opens it. */
        Storage open() throws StorageException;
    }

    private final Location location;
    private final Opener opener;
    private final InspectionRequest request;
    private final Function<String, WatchLimits> limits;
    private final WatchListener listener;
    private final Clock clock;
    private final ReadCache cache = new ReadCache();

    private @Nullable Storage storage;
    private Map<String, WatchedCheckpoint> known = new TreeMap<>();
    private @Nullable Inspection inspection;
    private int outages;

    /**
     * Prepares watching; nothing is opened before the first poll.
     *
     * @param request what to inspect; depth QUICK where none is asked for
     * @param limits of a checkpoint, by its address
     * @param listener told of every change, on the polling thread
     */
    public WatchSession(Location location, Opener opener, InspectionRequest request, Function<String, WatchLimits> limits, WatchListener listener, Clock clock) {
        this.location = location;
        this.opener = opener;
        this.request = request;
        this.limits = limits;
        this.listener = listener;
        this.clock = clock;
    }

    /** Goes on where an earlier process ended: the first poll tells what changed since. */
    public void remember(List<WatchedCheckpoint> earlier) {
        earlier.forEach(each -> known.put(each.path(), each));
    }

    /**
     * Looks once.
     *
     * @param cancelled asked often
     * @return whether the store answered
     * @throws CancelledException if asked to stop
     */
    public boolean poll(BooleanSupplier cancelled) {
        try {
            Storage store = storage == null ? opener.open() : storage;
            storage = store;
            Listing listing = store.list(location, (files, folder) -> {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
            });
            look(store, listing, cancelled);
            return true;
        } catch (StorageException failure) {
            outage(failure);
            return false;
        }
    }

    private void look(Storage store, Listing listing, BooleanSupplier cancelled) {
        InspectionListener asking = new InspectionListener() {
            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
        Inspection fresh = Inspector.inspect(store, listing, request, asking, cache);
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
        long nowMs = clock.millis();
        if (outages > 0) {
            outages = 0;
            tell(nowMs, WatchEvent.Kind.RECOVERED, "The store answers again.", Map.of());
        }
        Measuring measuring = new Measuring(store, listing, cache, nowMs);
        Changes changes = new Changes(nowMs, location, listener);
        Map<String, WatchedCheckpoint> seen = new TreeMap<>();
        for (CheckpointInspection each : fresh.checkpoints()) {
            WatchedCheckpoint measured = measuring.measure(each);
            String address = location.resolve(measured.path()).toString();
            seen.put(measured.path(), changes.tell(known.get(measured.path()), measured, limits.apply(address)));
        }
        known.values().stream()
                .filter(gone -> !seen.containsKey(gone.path()))
                .forEach(gone -> changes.event(gone, WatchEvent.Kind.VANISHED, "The checkpoint is gone.", Map.of()));
        known = seen;
        inspection = fresh;
    }

    private void outage(StorageException failure) {
        outages++;
        if (outages == 1) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("kind", failure.kind().name());
            tell(clock.millis(), WatchEvent.Kind.OUTAGE, failure.getMessage() + " " + failure.advice() + " Trying again.", values);
        }
        close();
    }

    private void tell(long nowMs, WatchEvent.Kind kind, String summary, Map<String, Object> values) {
        listener.changed(new WatchEvent(nowMs, location, "", kind, summary, values));
    }

    /** How long to wait before the next poll, ms: the interval, and after each outage twice as long, up to five minutes or the interval if that is longer. */
    public long waitMs(long intervalMs) {
        long doubled = intervalMs << Math.min(outages, 20);
        return outages == 0 ? intervalMs : Math.max(intervalMs, Math.min(doubled <= 0 ? LONGEST_BACKOFF_MS : doubled, LONGEST_BACKOFF_MS));
    }

    /** What is watched, as the last poll that succeeded found it. */
    public List<WatchedCheckpoint> checkpoints() {
        return List.copyOf(known.values());
    }

    /** The last inspection; null before the first. */
    public @Nullable Inspection inspection() {
        return inspection;
    }

    /** Whether the store did not answer the last poll. */
    public boolean out() {
        return outages > 0;
    }

    /** What is watched. */
    public Location location() {
        return location;
    }

    /** Files whose content was read so far. */
    public long filesRead() {
        return cache.filesRead();
    }

    @Override
    public void close() {
        if (storage != null) {
            storage.close();
            storage = null;
        }
    }
}
