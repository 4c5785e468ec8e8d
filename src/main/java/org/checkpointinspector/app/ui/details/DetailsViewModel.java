package org.checkpointinspector.app.ui.details;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** The tabs: each reads what it shows only once it is in front. */
public final class DetailsViewModel {

    /** The tabs. */
    public enum Tab {
        /** What it is. */
        SUMMARY,
        /** What it says. */
        DECODED,
        /** What the query remembers. */
        STATE,
        /** What it is made of. */
        BYTES,
        /** Who may read and write it. */
        ACCESS,
        /** How it went, batch by batch. */
        TREND,
        /** The Spark Streaming application; there for these alone. */
        APPLICATION
    }

    private final OpenLocation open;
    private final Backend backend;
    private final Formats formats;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SUMMARY);
    private final ReadOnlyObjectWrapper<@Nullable DecodedView> summary = new ReadOnlyObjectWrapper<>();
    private final Loader<Optional<Decoded<DecodedView>>> decoded;
    private final Loader<Access> access;
    private final BytesViewModel bytes;
    private @Nullable String decodedPath;
    private @Nullable String accessPath;

    /** Follows what is selected. */
    public DetailsViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.formats = formats;
        this.decoded = new Loader<>(runner);
        this.access = new Loader<>(runner);
        this.bytes = new BytesViewModel(runner);
        open.place().addListener((property, before, now) -> follow(now));
        open.inspection().addListener(change -> {
            summarise();
            if (open.request().spark().size() > 1) {
                tab.set(Tab.SUMMARY);
            }
        });
        open.listing().addListener((property, before, now) -> {
            if (before == null) {
                tab.set(Tab.SUMMARY);
            }
            again();
        });
        tab.addListener(change -> load());
    }

    /** The tab in front. */
    public ObjectProperty<Tab> tab() {
        return tab;
    }

    /** What is selected, in short; null where nothing is. */
    public ReadOnlyObjectProperty<@Nullable DecodedView> summary() {
        return summary.getReadOnlyProperty();
    }

    /** The bytes of the selected file. */
    public BytesViewModel bytes() {
        return bytes;
    }

    Loader<Optional<Decoded<DecodedView>>> decoded() {
        return decoded;
    }

    Loader<Access> access() {
        return access;
    }

    /** Shows a byte of the selected file. */
    void showByte(long offset) {
        Place at = open.place().get();
        if (at != null) {
            open.place().set(at.at(offset));
            tab.set(Tab.BYTES);
        }
    }

    /** Goes to what a row of the summary is about, where it is about a checkpoint. */
    void openRow(DecodedView.Table table, List<String> row) {
        CheckpointInspection one = open.checkpoint().get();
        if (table.title().equals(Texts.text("summary.versions")) && one != null && !row.get(2).isEmpty()) {
            open.goTo(one.checkpoint(), row.get(2), null);
        } else if (table.title().equals(Texts.text("summary.checkpoints"))) {
            String path = row.get(0).equals(".") ? "" : row.get(0);
            open.place().set(Place.folder(open.checkpointAround(path), path));
        }
    }

    private void follow(@Nullable Place now) {
        summarise();
        if (now != null && now.offset() != null && !now.folder() && tab.get() != Tab.BYTES) {
            tab.set(Tab.BYTES);
        } else {
            load();
        }
    }

    /** A new listing: what was read may have changed. */
    private void again() {
        decodedPath = null;
        accessPath = null;
        bytes.close();
        if (open.listing().get() != null) {
            load();
        }
    }

    private void summarise() {
        Place at = open.place().get();
        Listing listing = open.listing().get();
        summary.set(at == null || listing == null ? null : new Summary(open, backend, formats).of(at, listing));
    }

    private void load() {
        Place at = open.place().get();
        Listing listing = open.listing().get();
        Storage storage = open.storage().orElse(null);
        if (at == null || listing == null || storage == null) {
            decoded.clear();
            access.clear();
            bytes.close();
            return;
        }
        Location location = listing.location().resolve(at.path());
        switch (tab.get()) {
            case APPLICATION -> {}
            case SUMMARY, STATE, TREND -> {}
            case DECODED -> decode(at, listing, storage, location);
            case BYTES -> showBytes(at, listing, storage, location);
            case ACCESS -> {
                if (!at.path().equals(accessPath)) {
                    accessPath = at.path();
                    access.load(cancelled -> storage.access(location));
                }
            }
        }
    }

    private void decode(Place at, Listing listing, Storage storage, Location location) {
        if (at.path().equals(decodedPath)) {
            return;
        }
        decodedPath = at.path();
        FileEntry file = at.folder() ? null : listing.file(at.path()).orElse(null);
        if (file == null || at.checkpoint() == null) {
            decoded.clear();
            return;
        }
        CheckpointFile described = backend.describe(at.checkpoint(), file);
        decoded.load(cancelled -> Optional.ofNullable(backend.decode(storage, location, described, cancelled)));
    }

    private void showBytes(Place at, Listing listing, Storage storage, Location location) {
        if (at.folder() || listing.file(at.path()).isEmpty()) {
            bytes.close();
        } else {
            bytes.show(storage, location, at.offset());
        }
    }
}
