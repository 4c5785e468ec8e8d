package org.checkpointinspector.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.OperatorMetadataDecoder;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** What an operator wrote down of its own state: metadata and schemas, as they held at a batch. */
final class OperatorSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckpointReads reads;
    private final StateLayout.Operator operator;
    private final long batch;
    private final List<StateProblem> problems;
    private final Optional<OperatorMetadata> metadata;

    /**
     * Reads the metadata.
     *
     * @param problems gets what could not be read
     */
    OperatorSchemas(CheckpointReads reads, StateLayout.Operator operator, long batch, List<StateProblem> problems) throws IOException {
        this.reads = reads;
        this.operator = operator;
        this.batch = batch;
        this.problems = problems;
        Optional<FileEntry> file = metadataFile();
        this.metadata = file.isPresent() ? read(file.get(), new OperatorMetadataDecoder()) : Optional.empty();
    }

    /** Of version 2 the newest that was written up to the batch, else that of version 1. */
    private Optional<FileEntry> metadataFile() {
        Optional<Folder> folder = operator.folder().folder("_metadata");
        Optional<FileEntry> second = LogFolder.plain(folder.flatMap(present -> present.folder("v2"))).files().stream()
                .filter(file -> file.id() <= batch)
                .reduce((older, newer) -> newer)
                .map(LogFolder.LogFile::entry);
        return second.isPresent() ? second : folder.flatMap(present -> present.file("metadata"));
    }

    private <T> Optional<T> read(FileEntry file, Decoder<T> decoder) throws IOException {
        Decoded<T> decoded = reads.decode(file, decoder);
        Optional<Damage> damage = decoded.damage();
        damage.ifPresent(found -> problems.add(StateProblem.of(file.path(), found)));
        return decoded.value();
    }

    Optional<String> name() {
        return metadata.map(OperatorMetadata::operatorName);
    }

    /** How many leading key columns a store's keys are prefixed with, empty where no metadata tells. */
    Optional<Integer> prefixColumns(String store) {
        return metadata.flatMap(present -> present.stores().stream().filter(each -> each.name().equals(store)).findFirst())
                .map(OperatorMetadata.Store::prefixKeyColumns);
    }

    /** State variables of a transformWithState with their types, in their own order. */
    Map<String, String> stateVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        String properties = metadata.map(OperatorMetadata::propertiesJson).orElse(null);
        if (properties != null) {
            try {
                for (JsonNode variable : JSON.readTree(properties).path("stateVariables")) {
                    variables.put(variable.path("stateName").asText(), variable.path("stateVariableType").asText());
                }
            } catch (JsonProcessingException broken) {
                problems.add(new StateProblem(operator.folder().path(), null, "the operator's properties are no JSON: " + broken.getOriginalMessage()));
            }
        }
        return variables;
    }

    /** Whether the stores have column families, whose schemas are kept apart. */
    boolean hasFamilies() {
        return operator.folder().folder("_stateSchema").isPresent();
    }

    /** The schema of a store without column families, kept with partition 0. */
    Optional<StateSchema.Family> schema(String store) throws IOException {
        Optional<FileEntry> file = operator.partition(0)
                .flatMap(partition -> partition.store(store))
                .flatMap(present -> present.folder().folder("_metadata"))
                .flatMap(folder -> folder.file("schema"));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return read(file.get(), new StateSchemaDecoder()).flatMap(schema -> schema.families().stream().findFirst());
    }

    /** Schema files of a store with families that held at the batch, the current one last. */
    private List<FileEntry> familyFiles(String store) {
        List<String> named = metadata.flatMap(present -> present.stores().stream().filter(each -> each.name().equals(store)).findFirst())
                .map(OperatorMetadata.Store::schemaPaths)
                .orElse(List.of());
        Optional<Folder> folder = operator.folder().folder("_stateSchema").flatMap(present -> present.folder(store));
        if (!named.isEmpty()) {
            // the paths are those of the checkpoint's home; the files lie here under the same names
            return named.stream()
                    .flatMap(path -> folder.flatMap(present -> present.file(path.substring(path.lastIndexOf('/') + 1))).stream())
                    .toList();
        }
        return folder.stream()
                .flatMap(present -> present.files().stream())
                .filter(file -> batchOf(file) >= 0 && batchOf(file) <= batch)
                .sorted(Comparator.comparingLong(OperatorSchemas::batchOf))
                .toList();
    }

    private static long batchOf(FileEntry file) {
        int underscore = file.name().indexOf('_');
        return underscore < 0 ? -1 : LogFolder.idOf(file.name().substring(0, underscore)).orElse(-1);
    }

    /** Every version of every column family of a store, oldest first. */
    Map<String, List<StateSchema.Family>> families(String store) throws IOException {
        Map<String, List<StateSchema.Family>> families = new HashMap<>();
        for (FileEntry file : familyFiles(store)) {
            for (StateSchema.Family family : read(file, new StateSchemaDecoder()).map(StateSchema::families).orElse(List.of())) {
                families.computeIfAbsent(family.name(), name -> new ArrayList<>()).add(family);
            }
        }
        return families;
    }
}
