package org.checkpointinspector.maintain.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Files;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.WithCompanions;
import org.checkpointinspector.maintain.rollback.WithCompanions.Found;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * What the last batches of a query do not need. The rules are Spark's own ({@code MetadataLog.purge}, {@code HDFSBackedStateStoreProvider.cleanup},
 * {@code RocksDBFileManager.deleteOldVersions}), one step more careful; where a file cannot be read, all that depends on it stays. Operator metadata and schemas stay: they are small,
 * and rows of any age may be written with them.
 */
final class ExpiredFiles {

    private static final Set<Role> VERSIONED = Set.of(Role.STATE_DELTA, Role.STATE_SNAPSHOT, Role.STATE_CHANGELOG, Role.STATE_ROCKSDB_SNAPSHOT);

    private final Checkpoint checkpoint;
    private final Files files;
    private final Folder folder;
    private final long oldest;

    /** @param keep how many batches stay whole */
    ExpiredFiles(CheckpointInspection inspection, Files files, int keep) throws Refused {
        this.checkpoint = inspection.checkpoint();
        this.files = files;
        this.folder = checkpoint.folder();
        List<Long> commits = LogFolder.plain(folder.folder("commits")).files().stream().map(LogFolder.LogFile::id).sorted().toList();
        if (commits.isEmpty()) {
            throw new Refused("No batch was committed yet.", "There is nothing to prune.");
        }
        this.oldest = commits.get(Math.max(0, commits.size() - keep));
    }

    List<Departure> departures() throws IOException {
        List<Departure> departures = new ArrayList<>();
        departures.add(Prune.departure("commits and offsets that are not needed for the last batches", Stream.of("commits", "offsets").flatMap(this::expiredLogs)));
        departures.add(Prune.departure("source logs that a later compaction holds", expiredSourceLogs().stream()));
        Set<String> old = new HashSet<>();
        List<Found> versions = new ArrayList<>();
        List<Found> orphans = new ArrayList<>();
        for (StateLayout.Operator operator : StateLayout.of(folder).operators()) {
            for (StateLayout.Partition partition : operator.partitions()) {
                for (StateLayout.Store store : partition.stores()) {
                    List<Found> expired = expiredVersions(operator.id(), partition.id(), store.folder());
                    expired.forEach(found -> old.add(found.file().path()));
                    versions.addAll(expired);
                    orphans.addAll(orphans(store.folder(), old));
                }
            }
        }
        departures.add(Prune.departure("state that is older than the last batches", versions.stream()));
        departures.add(Prune.departure("RocksDB files that no snapshot names", orphans.stream()));
        departures.add(Prune.departure("leftovers of writes that never ended", WithCompanions.below(folder).filter(this::isLeftover)));
        return departures;
    }

    /** A restart after the oldest batch needs its own logs and the offsets before it. */
    private Stream<Found> expiredLogs(String log) {
        OptionalLong before = LogFolder.plain(folder.folder("offsets")).files().stream().mapToLong(LogFolder.LogFile::id).filter(id -> id < oldest).max();
        long first = before.orElse(oldest);
        return folder.folder(log).stream()
                .flatMap(logs -> logs.files().stream().map(file -> new Found(logs, file)))
                .filter(found -> LogFolder.idOf(found.file().name()).orElse(Long.MAX_VALUE) < first);
    }

    /** The oldest batch reads its source's log from the newest compaction at or below the offset before it. */
    private List<Found> expiredSourceLogs() throws IOException {
        List<Found> expired = new ArrayList<>();
        Optional<FileEntry> offset = LogFolder.plain(folder.folder("offsets")).files().stream().filter(file -> file.id() < oldest).reduce((one, other) -> other).map(LogFolder.LogFile::entry);
        Optional<OffsetLog> content = offset.isEmpty() ? Optional.empty() : files.whole(offset.get(), new OffsetLogDecoder());
        for (OffsetLog.Source source : content.map(OffsetLog::sources).orElse(List.of())) {
            Optional<SourceOffset> position = source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
            Optional<Folder> place = folder.folder("sources").flatMap(sources -> sources.folder(source.id()));
            if (position.isPresent() && position.get() instanceof SourceOffset.FileLog log && place.isPresent()) {
                LogFolder logs = LogFolder.compactible(place);
                CompactInterval interval = CompactInterval.of(logs, CompactInterval.DEFAULT);
                long first = interval.batches() <= 0 || log.logOffset() < 0 ? 0 : interval.firstNeeded(log.logOffset());
                boolean whole = first > 0 && logs.file(first, true).isPresent();
                logs.files().stream().filter(file -> whole && file.id() < first).forEach(file -> expired.add(new Found(place.get(), file.entry())));
            }
        }
        return expired;
    }

    /** All below the newest snapshot from which the oldest batch, were it run again, could be rebuilt. */
    private List<Found> expiredVersions(int operator, int partition, Folder store) throws IOException {
        List<Found> expired = new ArrayList<>();
        OptionalLong base = base(operator, partition, store);
        for (FileEntry file : base.isEmpty() ? List.<FileEntry>of() : store.files()) {
            Optional<StateFileName> name = StateFileName.parse(file.name());
            if (name.filter(parsed -> VERSIONED.contains(parsed.role()) && parsed.version() < base.getAsLong()).isPresent()) {
                expired.add(new Found(store, file));
            }
        }
        return expired;
    }

    /** The version of that snapshot; with unique ids it has to be one that a commit names. */
    private OptionalLong base(int operator, int partition, Folder store) throws IOException {
        List<StateFileName> names = store.files().stream().flatMap(file -> StateFileName.parse(file.name()).stream())
                .filter(name -> name.role() == Role.STATE_SNAPSHOT || name.role() == Role.STATE_ROCKSDB_SNAPSHOT)
                .filter(name -> name.version() <= oldest)
                .sorted((one, other) -> Long.compare(other.version(), one.version()))
                .toList();
        for (StateFileName name : names) {
            if (name.uniqueId() == null || committed(name.version() - 1, operator, partition).contains(name.uniqueId())) {
                return OptionalLong.of(name.version());
            }
        }
        return OptionalLong.empty();
    }

    private Set<String> committed(long batch, int operator, int partition) throws IOException {
        Optional<FileEntry> commit = LogFolder.plain(folder.folder("commits")).file(batch).map(LogFolder.LogFile::entry);
        Optional<CommitLog> log = commit.isEmpty() ? Optional.empty() : files.whole(commit.get(), new CommitLogDecoder());
        Map<Integer, List<List<String>>> ids = log.map(CommitLog::stateUniqueIds).orElse(Map.of());
        List<List<String>> partitions = ids.getOrDefault(operator, List.of());
        return partition < partitions.size() ? new HashSet<>(partitions.get(partition)) : Set.of();
    }

    /** Shared files that no snapshot names that stays; none where one of these cannot be read. */
    private List<Found> orphans(Folder store, Set<String> leaving) throws IOException {
        Set<String> named = new HashSet<>();
        long newest = 0;
        for (FileEntry file : store.files()) {
            boolean snapshot = StateFileName.parse(file.name()).filter(name -> name.role() == Role.STATE_ROCKSDB_SNAPSHOT).isPresent();
            if (snapshot && !leaving.contains(file.path())) {
                Optional<RocksDbSnapshot> content = files.whole(file, new RocksDbSnapshotDecoder());
                if (content.isEmpty()) {
                    return List.of();
                }
                content.get().files().forEach(shared -> named.add(shared.name()));
                newest = Math.max(newest, file.modifiedMs());
            }
        }
        long upload = newest;
        return Stream.of("SSTs", "logs")
                .flatMap(name -> store.folder(name).stream())
                .flatMap(shared -> shared.files().stream().map(file -> new Found(shared, file)))
                .filter(found -> isShared(found.file().name()) && !named.contains(found.file().name()))
                // files are uploaded before the snapshot that names them
                .filter(found -> found.file().modifiedMs() < upload)
                .toList();
    }

    private static boolean isShared(String name) {
        return name.endsWith(".sst") || name.endsWith(".log");
    }

    private boolean isLeftover(Found found) {
        Role role = FileRoles.of(checkpoint, found.file()).role();
        return role == Role.TEMPORARY || role == Role.CHECKSUM;
    }
}
