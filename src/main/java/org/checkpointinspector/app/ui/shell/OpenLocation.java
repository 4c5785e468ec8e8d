package org.checkpointinspector.app.ui.shell;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RetryListener;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The location that is open: its listing, its inspection, the task that makes them, and the place in it that is selected. What all parts of the window look at.
 */
public final class OpenLocation {
    private final Backend backend;
    private final Function<Location, ConnectionOptions> connections;
    private final TaskRunner runner;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable Listing> listing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Inspection> inspection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CheckpointInspection> checkpoint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper retrying = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable Place> place = new SimpleObjectProperty<>();
    private InspectionRequest request = InspectionRequest.standard();
    private List<Checkpoint> checkpoints = List.of();
    private @Nullable Storage storage;
    private Running running = Running.NONE;
    /** Counts the tasks, so that a late word from an abandoned one is not taken for one from the task at hand. */
    private int task;

    /** Opens through a backend, in the background; every store as the environment says. */
    public OpenLocation(Backend backend, TaskRunner runner, Clock clock) {
        this(backend, place -> ConnectionOptions.NONE, runner, clock);
    }

    /**
     * Opens through a backend, in the background.
     *
     * @param connections how the store of a location is reached
     */
    public OpenLocation(Backend backend, Function<Location, ConnectionOptions> connections, TaskRunner runner, Clock clock) {
        this.backend = backend;
        this.connections = connections;
        this.runner = runner;
        this.clock = clock;
        place.addListener(change -> checkpoint.set(checkpointAtPlace()));
        inspection.addListener(change -> checkpoint.set(checkpointAtPlace()));
    }

    /** What is there; null before the listing is complete. */
    public ReadOnlyObjectProperty<@Nullable Listing> listing() {
        return listing.getReadOnlyProperty();
    }

    /** What was found; null before the inspection is complete. */
    public ReadOnlyObjectProperty<@Nullable Inspection> inspection() {
        return inspection.getReadOnlyProperty();
    }

    /** The checkpoint that the selected place lies in, or the only one there is; null for an overview of several, or of none. */
    public ReadOnlyObjectProperty<@Nullable CheckpointInspection> checkpoint() {
        return checkpoint.getReadOnlyProperty();
    }

    /** How the store of what is open is reached. */
    public ConnectionOptions connection() {
        Listing there = listing.get();
        return there == null ? ConnectionOptions.NONE : connections.apply(there.location());
    }

    /** That a request is made again, and why; empty where none is. */
    public ReadOnlyStringProperty retrying() {
        return retrying.getReadOnlyProperty();
    }

    /** How far the task at hand has got; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** The place that is selected: set by tree, findings and batch strip, shown by all. */
    public ObjectProperty<@Nullable Place> place() {
        return place;
    }

    /** The request of the newest inspection. */
    public InspectionRequest request() {
        return request;
    }

    /** The store of what is open, for reading single files in the background; empty before the listing is complete. */
    public Optional<Storage> storage() {
        return Optional.ofNullable(storage);
    }

    /** The checkpoints of the listing, sorted by path. */
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** The innermost checkpoint around a path of the listing; null outside of any. */
    public @Nullable Checkpoint checkpointAround(String path) {
        Checkpoint innermost = null;
        for (Checkpoint one : checkpoints) {
            boolean around = one.path().isEmpty() || path.equals(one.path()) || path.startsWith(one.path() + "/");
            if (around && (innermost == null || one.path().length() > innermost.path().length())) {
                innermost = one;
            }
        }
        return innermost;
    }

    /** What was found in the innermost checkpoint around a path of the listing; null before the inspection is complete. */
    public @Nullable CheckpointInspection inspectionAround(String path) {
        Checkpoint around = checkpointAround(path);
        Inspection all = inspection.get();
        if (around == null || all == null) {
            return null;
        }
        return all.checkpoints().stream().filter(one -> one.checkpoint().path().equals(around.path())).findFirst().orElse(null);
    }

    /** What the inspection of a checkpoint comes down to. */
    public Outcome outcome(CheckpointInspection one) {
        Inspection all = inspection.get();
        return Outcome.of(all == null ? Depth.QUICK : all.depth(), one);
    }

    /** The place of a path of a checkpoint, empty where nothing is there. */
    public Optional<Place> find(Checkpoint in, String path) {
        Listing there = listing.get();
        String full = Place.join(in.path(), path);
        if (there == null) {
            return Optional.empty();
        }
        if (there.folder(full).isPresent()) {
            return Optional.of(Place.folder(in, full));
        }
        return there.file(full).map(file -> Place.file(in, full));
    }

    /** Selects a path of a checkpoint and a byte of it; where the file is missing, the nearest folder that is there. */
    public void goTo(Checkpoint in, String path, @Nullable Long offset) {
        String at = path;
        Optional<Place> found = find(in, at);
        while (found.isEmpty() && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
            found = find(in, at);
        }
        boolean exact = at.equals(path);
        found.ifPresent(there -> place.set(exact ? there.at(offset) : there));
    }

    /** Asks the task at hand to stop; what it found so far is shown. */
    public void cancel() {
        Progress now = progress.get();
        if (now != null) {
            progress.set(now.stopping());
            running.cancel();
        }
    }

    /** Lets go of everything. */
    void leave() {
        stop();
        progress.set(null);
        place.set(null);
        inspection.set(null);
        checkpoints = List.of();
        listing.set(null);
        closeStorage();
    }

    /**
     * Lists and inspects.
     *
     * @param anew whether to list anew what is listed already
     * @param listed called as soon as the listing is complete
     * @param failed called with what ended it early
     */
    void inspect(Location location, InspectionRequest wanted, boolean anew, Runnable listed, Consumer<Throwable> failed) {
        stop();
        int mine = task;
        request = wanted;
        progress.set(new Progress(Progress.Phase.LISTING, 0, 0, 0, 0, null, clock.millis()));
        Storage open = storage;
        Listing known = anew ? null : listing.get();
        RetryListener retries = (why, attempt, attempts) -> runner.onScreen(() -> ifMine(mine, () -> retrying.set(Texts.retrying(why, attempt, attempts))));
        ConnectionOptions options = connections.apply(location).telling(retries);
        running = runner.run(
                cancelled -> {
                    Storage store = open == null ? backend.open(location, options) : open;
                    AtomicBoolean handedOver = new AtomicBoolean(open != null);
                    Watch watch = new Watch(runner, clock, cancelled, now -> ifMine(mine, () -> tell(now)), found -> {
                        List<Checkpoint> there = backend.find(found);
                        handedOver.set(true);
                        runner.onScreen(() -> take(mine, store, found, there, listed));
                    });
                    try {
                        return known == null ? backend.inspect(store, location, wanted, watch) : backend.inspect(store, known, wanted, watch);
                    } finally {
                        if (!handedOver.get()) {
                            store.close();
                        }
                    }
                },
                result -> {
                    retrying.set("");
                    progress.set(null);
                    inspection.set(result);
                },
                thrown -> {
                    retrying.set("");
                    progress.set(null);
                    failed.accept(thrown);
                });
    }

    private void tell(Progress now) {
        Progress before = progress.get();
        if (before == null || before.files() != now.files() || before.bytes() != now.bytes()) {
            retrying.set("");
        }
        if (before != null) {
            progress.set(before.phase() == Progress.Phase.STOPPING ? now.stopping() : now);
        }
    }

    private void take(int mine, Storage store, Listing found, List<Checkpoint> there, Runnable listed) {
        if (mine != task) {
            close(store);
            return;
        }
        storage = store;
        checkpoints = there;
        listing.set(found);
        listed.run();
    }

    private void ifMine(int mine, Runnable change) {
        if (mine == task) {
            change.run();
        }
    }

    private void stop() {
        retrying.set("");
        task++;
        running.abandon();
        running = Running.NONE;
    }

    private void closeStorage() {
        Storage old = storage;
        storage = null;
        if (old != null) {
            close(old);
        }
    }

    private void close(Storage store) {
        runner.run(
                cancelled -> {
                    store.close();
                    return store;
                },
                closed -> {},
                notClosed -> LoggerFactory.getLogger(OpenLocation.class).warn("A store could not be closed.", notClosed));
    }

    private @Nullable CheckpointInspection checkpointAtPlace() {
        Inspection all = inspection.get();
        Place at = place.get();
        CheckpointInspection around = at == null ? null : inspectionAround(at.path());
        if (around == null && all != null && all.checkpoints().size() == 1) {
            return all.checkpoints().get(0);
        }
        return around;
    }
}
