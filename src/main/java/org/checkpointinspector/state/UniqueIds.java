package org.checkpointinspector.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * The ids under which the versions of a store were written (checkpoint format 2, 4.0 and later): that of the wanted version from the commit log, those before it from the
 * lineage in its changelog, and where there is none, from older commits.
 */
final class UniqueIds {

    private final Map<Long, String> byVersion = new HashMap<>();

    private UniqueIds() {}

    /** Whether the names of a store's files have ids. */
    static boolean areIn(Folder store) {
        return store.files().stream().flatMap(file -> StateFileName.parse(file.name()).stream()).anyMatch(name -> name.uniqueId() != null);
    }

    /**
     * Collects the ids.
     *
     * @param index the store's place among those of its operator
     */
    static UniqueIds of(CheckpointReads reads, Folder store, int operator, int partition, int index, long version) throws IOException {
        UniqueIds ids = new UniqueIds();
        for (LogFolder.LogFile commit : LogFolder.plain(reads.folder().folder("commits")).files()) {
            if (commit.id() < version && commit.isCanonical() && commit.id() >= version - mostVersions(store)) {
                reads.decode(commit.entry(), new CommitLogDecoder())
                        .readable()
                        .flatMap(log -> id(log, operator, partition, index))
                        .ifPresent(id -> ids.byVersion.put(commit.id() + 1, id));
            }
        }
        ids.onlyCandidate(store, version);
        Optional<FileEntry> changelog = ids.of(version).flatMap(id -> store.file(version + "_" + id + ".changelog"));
        if (changelog.isPresent()) {
            List<StateFile.Ancestor> lineage = reads.decode(changelog.get(), new StateFileDecoder(StateFileDecoder.Format.CHANGELOG))
                    .readable()
                    .map(StateFile::lineage)
                    .orElse(List.of());
            lineage.forEach(ancestor -> ids.byVersion.put(ancestor.version(), ancestor.uniqueId()));
        }
        return ids;
    }

    /** No chain is longer than the store has files. */
    private static long mostVersions(Folder store) {
        return store.files().size() + 1L;
    }

    private static Optional<String> id(CommitLog log, int operator, int partition, int index) {
        return Optional.ofNullable(log.stateUniqueIds())
                .map(operators -> operators.get(operator))
                .filter(partitions -> partition < partitions.size())
                .map(partitions -> partitions.get(partition))
                .filter(stores -> index < stores.size())
                .map(stores -> stores.get(index));
    }

    /** Where no commit tells the id of the wanted version, and there are files of one id only, it is that one. */
    private void onlyCandidate(Folder store, long version) {
        if (!byVersion.containsKey(version)) {
            List<String> candidates = store.files().stream()
                    .flatMap(file -> StateFileName.parse(file.name()).stream())
                    .filter(name -> name.version() == version && name.uniqueId() != null)
                    .map(StateFileName::uniqueId)
                    .distinct()
                    .toList();
            if (candidates.size() == 1) {
                byVersion.put(version, candidates.get(0));
            }
        }
    }

    /** The id of a version. */
    Optional<String> of(long version) {
        return Optional.ofNullable(byVersion.get(version));
    }
}
