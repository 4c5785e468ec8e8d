package org.checkpointinspector.app.ui.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.SchemaFile;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.SchemaHistory;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** All schemas of all operators, with what changed from one to the next. */
public final class SchemasViewModel {
    private final OpenLocation open;
    private final Backend backend;
    private final Loader<List<DecodedView>> loader;
    private @Nullable CheckpointInspection found;

    SchemasViewModel(OpenLocation open, Backend backend, TaskRunner runner) {
        this.open = open;
        this.backend = backend;
        this.loader = new Loader<>(runner);
    }

    /** One view an operator. */
    public ReadOnlyObjectProperty<Loaded<List<DecodedView>>> state() {
        return loader.state();
    }

    /** Asks the reading to stop. */
    void cancel() {
        loader.cancel();
    }

    void show(@Nullable CheckpointInspection checkpoint) {
        Listing listing = open.listing().get();
        Storage storage = open.storage().orElse(null);
        if (checkpoint == null || checkpoint == found || listing == null || storage == null) {
            return;
        }
        found = checkpoint;
        if (StateLayout.of(checkpoint.checkpoint().folder()).operators().isEmpty()) {
            loader.clear();
            return;
        }
        loader.load(cancelled -> read(storage, listing, checkpoint, cancelled));
    }

    private List<DecodedView> read(Storage storage, Listing listing, CheckpointInspection checkpoint, BooleanSupplier cancelled) throws IOException {
        List<DecodedView> views = new ArrayList<>();
        for (StateLayout.Operator operator : StateLayout.of(checkpoint.checkpoint().folder()).operators()) {
            List<SchemaHistory.Version> versions = new ArrayList<>();
            for (SchemaFile file : SchemaFile.of(operator)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                versions.add(read(storage, listing, checkpoint.checkpoint(), file));
            }
            String name = checkpoint.operators().stream().filter(one -> one.id() == operator.id() && one.name() != null).map(one -> " " + one.name()).findFirst().orElse("");
            DecodedView view = SchemaHistory.of(Texts.text("schemas.operator", operator.id() + name), versions);
            views.add(versions.isEmpty()
                    ? new DecodedView(view.title(), List.of(new DecodedView.Tree("", List.of(new DecodedView.Node(Texts.text("schemas.none"), List.of())))))
                    : view);
        }
        return views;
    }

    private SchemaHistory.Version read(Storage storage, Listing listing, Checkpoint checkpoint, SchemaFile file) throws IOException {
        String path = checkpoint.path().isEmpty() ? file.entry().path() : file.entry().path().substring(checkpoint.path().length() + 1);
        try {
            Decoded<StateSchema> decoded = backend.read(storage, listing.location().resolve(file.entry().path()), new StateSchemaDecoder());
            Optional<Damage> damage = decoded.damage();
            return new SchemaHistory.Version(file.store(), file.batch(), path, decoded.value().orElse(null), damage.map(Damage::detail).orElse(null));
        } catch (StorageException unread) {
            return new SchemaHistory.Version(file.store(), file.batch(), path, null, unread.getMessage());
        }
    }
}
