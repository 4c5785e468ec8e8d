package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.OperatorMetadataDecoder;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** Metadata and schemas of a stateful operator, as far as a restart reads them. */
final class OperatorFiles {

    private OperatorFiles() {}

    /** Whether the operator keeps metadata of version 2 (transformWithState, join state 3 and 4), without which Spark does not restart. */
    static boolean hasVersionTwo(StateLayout.Operator operator) {
        return operator.folder().folder("_stateSchema").isPresent() || versionTwo(operator).isPresent();
    }

    private static Optional<Folder> versionTwo(StateLayout.Operator operator) {
        return operator.folder().folder("_metadata").flatMap(metadata -> metadata.folder("v2"));
    }

    /** The metadata that a restart reads: of version 2 the newest that was written by the last batch or before, else that of version 1. */
    static Optional<Read<OperatorMetadata>> metadata(QueryEvidence evidence, StateLayout.Operator operator) {
        Optional<FileEntry> entry = hasVersionTwo(operator)
                ? newestVersionTwo(operator, evidence.restart().nextBatch() - 1)
                : operator.folder().folder("_metadata").flatMap(metadata -> metadata.file("metadata"));
        return entry.map(file -> evidence.reads().decode(file, new OperatorMetadataDecoder()));
    }

    private static Optional<FileEntry> newestVersionTwo(StateLayout.Operator operator, long batch) {
        return LogFolder.plain(versionTwo(operator)).files().stream()
                .filter(file -> file.id() <= batch)
                .reduce((older, newer) -> newer)
                .map(LogFolder.LogFile::entry);
    }

    /**
     * The schemas that a restart reads: of version 3 those that the operator's metadata names, found below this folder wherever the checkpoint lies now;
     * else that of each store in partition 0.
     */
    static List<Read<StateSchema>> schemas(QueryEvidence evidence, StateLayout.Operator operator) {
        List<FileEntry> entries = hasVersionTwo(operator) ? named(evidence, operator) : ofPartitionZero(operator);
        return entries.stream().map(entry -> evidence.reads().decode(entry, new StateSchemaDecoder())).toList();
    }

    private static List<FileEntry> ofPartitionZero(StateLayout.Operator operator) {
        return operator.partition(0).stream()
                .flatMap(partition -> partition.stores().stream())
                .sorted(Comparator.comparing(StateLayout.Store::name))
                .flatMap(store -> store.folder().folder("_metadata").flatMap(metadata -> metadata.file("schema")).stream())
                .toList();
    }

    private static List<FileEntry> named(QueryEvidence evidence, StateLayout.Operator operator) {
        List<FileEntry> entries = new ArrayList<>();
        for (String relative : namedPaths(evidence, operator)) {
            find(evidence.folder(), relative).ifPresent(entries::add);
        }
        return entries;
    }

    /** Paths of the schema files that the operator's metadata names, relative to the checkpoint. */
    static List<String> namedPaths(QueryEvidence evidence, StateLayout.Operator operator) {
        return metadata(evidence, operator).flatMap(Read::value).stream()
                .flatMap(metadata -> metadata.stores().stream())
                .flatMap(store -> store.schemaPaths().stream())
                .map(path -> Home.relativeTo(path).orElse(path))
                .distinct()
                .toList();
    }

    /** The file at a path relative to a folder. */
    static Optional<FileEntry> find(Folder folder, String relative) {
        int slash = relative.indexOf('/');
        return slash < 0 ? folder.file(relative) : folder.folder(relative.substring(0, slash)).flatMap(child -> find(child, relative.substring(slash + 1)));
    }
}
