package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.SchemaFile;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.report.DecodedText;
import org.checkpointinspector.report.SchemaHistory;
import org.checkpointinspector.report.SchemasJson;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** {@code state --schemas}: all schemas that the state ever had, and what changed from one to the next. */
final class StateSchemas {

    private final Terminal terminal;
    private final Storage storage;
    private final Listing listing;
    private final Checkpoint checkpoint;
    private boolean incomplete;

    StateSchemas(Terminal terminal, Storage storage, Listing listing, Checkpoint checkpoint) {
        this.terminal = terminal;
        this.storage = storage;
        this.listing = listing;
        this.checkpoint = checkpoint;
    }

    /**
     * Prints the schemas.
     *
     * @param operator only those of this operator, null for all
     * @param store only those of this store, null for all
     * @return the exit status
     */
    int print(@Nullable Integer operator, @Nullable String store, boolean asJson) throws IOException {
        Map<Integer, String> names = names();
        JsonGenerator json = asJson ? terminal.json(false) : null;
        boolean any = false;
        for (StateLayout.Operator each : StateLayout.of(checkpoint.folder()).operators()) {
            List<SchemaHistory.Version> versions = operator != null && operator != each.id() ? List.of() : versions(each, store);
            String name = names.get(each.id());
            if (json != null) {
                SchemasJson.write(each.id(), name, versions, json);
            } else if (!versions.isEmpty()) {
                DecodedText.write(SchemaHistory.of("operator " + each.id() + (name == null ? "" : " " + name), versions), terminal.text(), terminal.style());
            }
            any |= !versions.isEmpty();
        }
        if (json != null && any) {
            json.flush();
            terminal.endLine();
        }
        terminal.flush();
        if (!any) {
            terminal.err().println("There is no state schema there: Spark writes them from 3.1 on.");
        }
        return incomplete ? ExitStatus.UNREADABLE : ExitStatus.OK;
    }

    private Map<Integer, String> names() throws IOException {
        Optional<StateReader> reader = StateReader.open(storage, listing, checkpoint, null);
        return reader.map(StateReader::tables).orElse(List.of()).stream().collect(Collectors.toMap(StateTable::operator, StateTable::operatorName, (first, same) -> first));
    }

    private List<SchemaHistory.Version> versions(StateLayout.Operator operator, @Nullable String store) {
        List<SchemaHistory.Version> versions = new ArrayList<>();
        for (SchemaFile file : SchemaFile.of(operator)) {
            if (store == null || store.equals(file.store())) {
                versions.add(read(file));
            }
        }
        return versions;
    }

    private SchemaHistory.Version read(SchemaFile file) {
        FileEntry entry = file.entry();
        String path = checkpoint.path().isEmpty() ? entry.path() : entry.path().substring(checkpoint.path().length() + 1);
        try (InputStream stored = storage.open(listing.location().resolve(entry.path()))) {
            Decoded<StateSchema> decoded = new StateSchemaDecoder().decode(stored);
            decoded.damage().ifPresent(damage -> tell(path, damage.detail()));
            return new SchemaHistory.Version(file.store(), file.batch(), path, decoded.value().orElse(null), decoded.damage().map(Damage::detail).orElse(null));
        } catch (StorageException unread) {
            return unread(file, path, unread.getMessage());
        } catch (IOException broken) {
            return unread(file, path, "reading broke off: " + broken.getMessage());
        }
    }

    private SchemaHistory.Version unread(SchemaFile file, String path, String why) {
        tell(path, why);
        return new SchemaHistory.Version(file.store(), file.batch(), path, null, why);
    }

    private void tell(String path, String why) {
        incomplete = true;
        terminal.err().println(path + ": " + why);
    }
}
