package org.checkpointinspector.app.ui.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** The application tab: five pages. Only the objects and the check of a jar have to read a file; all else the inspection knows. */
public final class ApplicationViewModel {

    /** The pages. */
    public enum Page {
        /** What is made from what. */
        GRAPH,
        /** How it kept up. */
        TIMING,
        /** From which file. */
        RECOVERY,
        /** All that stands in a file. */
        OBJECTS,
        /** Whether an application's classes fit. */
        JAR
    }

    private final OpenLocation open;
    private final Backend backend;
    private final Formats formats;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GRAPH);
    private final BooleanProperty front = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Application> application = new ReadOnlyObjectWrapper<>();
    private final Loader<ObjectNode> objects;
    private final JarViewModel jar;
    private @Nullable String objectsOf;

    /** Follows what is open. */
    public ApplicationViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.formats = formats;
        this.objects = new Loader<>(runner);
        this.jar = new JarViewModel(this::source, runner);
        open.checkpoint().addListener(change -> update());
        open.place().addListener(change -> readObjects());
        page.addListener(change -> readObjects());
        front.addListener(change -> readObjects());
        update();
    }

    /** The application; null where a query or nothing is open, and where no checkpoint file can be read. */
    public ReadOnlyObjectProperty<@Nullable Application> application() {
        return application.getReadOnlyProperty();
    }

    /** Holds an application against the checkpoint file at hand, and shows what came of it. */
    public void checkJar(Path chosen) {
        page.set(Page.JAR);
        jar.check(chosen);
    }

    /** The page in front. */
    public ObjectProperty<Page> page() {
        return page;
    }

    /** Whether the tab is in front. */
    public BooleanProperty front() {
        return front;
    }

    /** Whether an application's classes fit the checkpoint file at hand. */
    public JarViewModel jar() {
        return jar;
    }

    Formats formats() {
        return formats;
    }

    /** The objects of the checkpoint file that is selected, or of the one from which Spark recovers. */
    Loader<ObjectNode> objects() {
        return objects;
    }

    /** Name of the file whose objects are shown; empty for none. */
    String objectsFile() {
        return objectsOf == null ? "" : objectsOf.substring(objectsOf.lastIndexOf('/') + 1);
    }

    /** Selects a path of the checkpoint. */
    void goTo(String path) {
        CheckpointInspection one = open.checkpoint().get();
        if (one != null) {
            open.goTo(one.checkpoint(), path, null);
        }
    }

    private void update() {
        CheckpointInspection one = open.checkpoint().get();
        application.set(one == null ? null : one.application());
        objectsOf = null;
        jar.clear();
        readObjects();
    }

    private void readObjects() {
        Optional<CheckpointSource> source = source();
        if (source.isEmpty()) {
            objects.clear();
            return;
        }
        if (!front.get() || page.get() != Page.OBJECTS || source.get().file().toString().equals(objectsOf)) {
            return;
        }
        CheckpointSource file = source.get();
        objectsOf = file.file().toString();
        objects.load(cancelled -> {
            DStreamCheckpoint content = file.read();
            Mask mask = new Mask(content.conf().get("spark.redaction.regex"));
            return ObjectNode.root(Objects.requireNonNull(content.root(), "nothing of the file could be read"), mask);
        });
    }

    /** The checkpoint file that is selected, or the one from which Spark recovers. */
    private Optional<CheckpointSource> source() {
        CheckpointInspection one = open.checkpoint().get();
        Storage storage = open.storage().orElse(null);
        Listing listing = open.listing().get();
        if (one == null || one.application() == null || storage == null || listing == null) {
            return Optional.empty();
        }
        Location folder = listing.location().resolve(one.checkpoint().path());
        return wanted(one).map(path -> new CheckpointSource(backend, storage, folder, listing.location().resolve(path)));
    }

    private Optional<String> wanted(CheckpointInspection one) {
        Place at = open.place().get();
        List<String> names = Objects.requireNonNull(one.application()).recoveryPoints().stream().map(Application.RecoveryPoint::file).toList();
        if (at != null && !at.folder() && names.contains(at.pathInCheckpoint())) {
            return Optional.of(at.path());
        }
        String taken = one.application().recoveryFile();
        return taken == null ? Optional.empty() : Optional.of(Place.join(one.checkpoint().path(), taken));
    }
}
