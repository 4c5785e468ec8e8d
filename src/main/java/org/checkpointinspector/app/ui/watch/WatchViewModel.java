package org.checkpointinspector.app.ui.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.diagnose.watch.WatchLimits;
import org.checkpointinspector.diagnose.watch.WatchSession;
import org.checkpointinspector.diagnose.watch.WatchedCheckpoint;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.settings.Thresholds;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Watches what is open: looks again and again in the background, reading only what is new, until it is told to stop or another location is opened. */
public final class WatchViewModel {
    private static final int MOST_EVENTS = 1_000;

    private final OpenLocation open;
    private final Backend backend;
    private final TaskRunner runner;
    private final Formats formats;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final LongProperty intervalMs = new SimpleLongProperty(10_000);
    private final ObservableList<WatchEvent> events = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<WatchedCheckpoint>> checkpoints = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final List<Consumer<WatchEvent>> alarms = new ArrayList<>();
    /** Read by the polling thread. */
    private volatile WatchLimits limits = WatchLimits.NONE;
    private @Nullable WatchSession session;
    private Running running = Running.NONE;
    private Running next = Running.NONE;
    private long looks;

    /** Watches through a backend. */
    public WatchViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.runner = runner;
        this.formats = formats;
        on.addListener((property, before, now) -> {
            if (now) {
                start();
            } else {
                stop();
            }
        });
        paused.addListener((property, before, now) -> {
            next.abandon();
            if (now) {
                status.set(Texts.text("watch.paused"));
            } else {
                look();
            }
        });
        intervalMs.addListener(change -> {
            next.abandon();
            look();
        });
        open.listing().addListener((property, before, now) -> {
            if (session != null && (now == null || !now.location().equals(session.location()))) {
                on.set(false);
            }
        });
    }

    /** Whether it watches; only while a location is open. */
    public BooleanProperty on() {
        return on;
    }

    /** Whether it rests. */
    public BooleanProperty paused() {
        return paused;
    }

    /** Time between two looks, ms; another one leads to a look at once. */
    public LongProperty intervalMs() {
        return intervalMs;
    }

    /** What changed, the newest first, 1,000 at most; stays when watching ends, until it begins anew. */
    public ObservableList<WatchEvent> events() {
        return events;
    }

    /** What is watched, as the last look found it; empty while nothing is. */
    public ReadOnlyObjectProperty<List<WatchedCheckpoint>> checkpoints() {
        return checkpoints.getReadOnlyProperty();
    }

    /** How it goes, in words; empty while nothing is watched. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Hears, on the JavaFX thread, of everything that a person should be told who is not looking. */
    public void onAlarm(Consumer<WatchEvent> listener) {
        alarms.add(listener);
    }

    /** The trend of a checkpoint as the last look found it; null where it is not watched. */
    public @Nullable Trend trendOf(String path) {
        return checkpoints.get().stream().filter(one -> one.path().equals(path)).map(WatchedCheckpoint::trend).findFirst().orElse(null);
    }

    /**
     * Sets what is too much; each empty for no limit.
     *
     * @param batchAge since the newest batch was committed, as {@code 10m}
     * @param delay of the newest batch, as {@code 90s}
     * @param size of the checkpoint, as {@code 20GB}
     * @return what is wrong with them, in words; empty if nothing is
     */
    public String limit(String batchAge, String delay, String size) {
        try {
            limits = new WatchLimits(
                    batchAge.isBlank() ? null : (Long) Thresholds.milliseconds(batchAge.strip()),
                    delay.isBlank() ? null : (Long) Thresholds.milliseconds(delay.strip()),
                    size.isBlank() ? null : (Long) Thresholds.bytes(size.strip()));
            return "";
        } catch (IllegalArgumentException notALimit) {
            return String.valueOf(notALimit.getMessage());
        }
    }

    /** Looks now, if it watches and is not looking already. */
    public void look() {
        WatchSession current = session;
        if (current == null || paused.get() || running != Running.NONE) {
            return;
        }
        next.abandon();
        Running[] mine = {Running.NONE};
        boolean[] done = {false};
        mine[0] = runner.run(
                cancelled -> {
                    // one thread at a time uses a session, also when it is closed while it looks
                    synchronized (current) {
                        return current.poll(cancelled);
                    }
                },
                answered -> {
                    done[0] = true;
                    looked(current, answered);
                },
                thrown -> {
                    done[0] = true;
                    failed(thrown);
                });
        running = done[0] ? Running.NONE : mine[0];
    }

    /** Selects the checkpoint that an event is about. */
    void goTo(WatchEvent event) {
        Listing listing = open.listing().get();
        if (listing != null && listing.location().equals(event.location()) && listing.folder(event.path()).isPresent()) {
            open.place().set(Place.folder(open.checkpointAround(event.path()), event.path()));
        }
    }

    private void start() {
        Listing listing = open.listing().get();
        if (listing == null) {
            on.set(false);
            return;
        }
        Location location = listing.location();
        events.clear();
        looks = 0;
        InspectionRequest asked = open.request();
        InspectionRequest request = new InspectionRequest(Depth.QUICK, asked.spark().size() > 1 ? List.of() : asked.spark(), asked.conf());
        ConnectionOptions options = open.connection();
        session = new WatchSession(location, () -> backend.open(location, options), request, address -> limits, this::changed, formats.clock());
        status.set(Texts.text("watch.first"));
        paused.set(false);
        look();
    }

    private void stop() {
        WatchSession old = session;
        session = null;
        running.abandon();
        next.abandon();
        running = Running.NONE;
        status.set("");
        checkpoints.set(List.of());
        if (old != null) {
            runner.run(
                    cancelled -> {
                        synchronized (old) {
                            old.close();
                            return old;
                        }
                    },
                    closed -> {},
                    notClosed -> LoggerFactory.getLogger(WatchViewModel.class).warn("A store could not be closed.", notClosed));
        }
    }

    private void changed(WatchEvent event) {
        runner.onScreen(() -> {
            if (session == null || !session.location().equals(event.location())) {
                return;
            }
            events.add(0, event);
            if (events.size() > MOST_EVENTS) {
                events.remove(MOST_EVENTS, events.size());
            }
            if (event.alarming()) {
                alarms.forEach(alarm -> alarm.accept(event));
            }
        });
    }

    private void looked(WatchSession current, boolean answered) {
        running = Running.NONE;
        if (current != session) {
            return;
        }
        looks++;
        checkpoints.set(current.checkpoints());
        long waitMs = current.waitMs(intervalMs.get());
        if (paused.get()) {
            status.set(Texts.text("watch.paused"));
            return;
        }
        status.set(answered
                ? Texts.plural("watch.looked", looks, formats.seconds(intervalMs.get()), formats.count(looks), formats.time(formats.clock().millis()), formats.count(current.filesRead()))
                : Texts.text("watch.out", formats.seconds(waitMs)));
        next = runner.later(waitMs, this::look);
    }

    private void failed(Throwable thrown) {
        running = Running.NONE;
        LoggerFactory.getLogger(WatchViewModel.class).error("watching", thrown);
        on.set(false);
        status.set(Texts.text("error.ours", thrown.toString()));
    }
}
