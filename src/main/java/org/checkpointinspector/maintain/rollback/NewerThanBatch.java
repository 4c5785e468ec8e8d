package org.checkpointinspector.maintain.rollback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.maintain.rollback.WithCompanions.Found;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * Which files of a query's checkpoint are newer than a batch, and in which order they leave. By names and a few facts; nothing is read.
 *
 * <p>The order makes Spark fail, or do the right thing, wherever it ends early. State goes first: as long as the logs are whole, Spark wants the newest version and misses it, or finds all
 * of it. Then the logs, strictly from the newest batch downwards, and of each batch the commit before the offset: at every moment the newest offset has its predecessor, and no commit
 * is ahead of it. A batch whose commit is gone is run again with the same offsets. Whatever is left after that is not read for the batch that comes next.
 */
public final class NewerThanBatch {

    private final Checkpoint checkpoint;
    private final long batch;

    /** @param checkpoint a query's, at the root of its listing */
    public NewerThanBatch(Checkpoint checkpoint, long batch) {
        this.checkpoint = checkpoint;
        this.batch = batch;
    }

    /**
     * Everything that leaves, in its order; departures without files are left out.
     *
     * @param sourceLogs for each file source the newest id of its own log that the batch has taken
     * @param shared paths of RocksDB's shared files that only newer snapshots name
     */
    public List<Departure> departures(Map<String, Long> sourceLogs, Set<String> shared) {
        return Stream.of(
                        new Departure("state that is newer than batch " + batch, false, state()),
                        new Departure("RocksDB files that only newer snapshots name", false, shared(shared)),
                        new Departure("commits and offsets after batch " + batch + ", newest first", true, logs()),
                        new Departure("source logs after batch " + batch + ", newest first", true, sources(sourceLogs)),
                        new Departure("operator metadata and state schemas of runs after batch " + batch, true, metadata()))
                .filter(departure -> !departure.files().isEmpty())
                .toList();
    }

    /** Ids of the log files that leave, newest first, each with what leaves of it. */
    public NavigableLogs logsByBatch() {
        return new NavigableLogs(newer("commits"), newer("offsets"));
    }

    /** Commit and offset files that leave, by batch, companions before their file. */
    public record NavigableLogs(TreeMap<Long, List<FileEntry>> commits, TreeMap<Long, List<FileEntry>> offsets) {}

    /** Version batch + 1 is what the batch wrote; all above it belongs to later ones. */
    private List<FileEntry> state() {
        return below("state").filter(found -> versionOf(found.file()).orElse(0) > batch + 1).flatMap(found -> found.all().stream()).toList();
    }

    /** The version in a name, also where only its companions are left. */
    private static OptionalLong versionOf(FileEntry file) {
        return StateFileName.parse(WithCompanions.nameOfMain(file.name())).map(name -> OptionalLong.of(name.version())).orElse(OptionalLong.empty());
    }

    private List<FileEntry> shared(Set<String> paths) {
        return paths.isEmpty() ? List.of() : below("state").filter(found -> paths.contains(found.file().path())).flatMap(found -> found.all().stream()).toList();
    }

    private List<FileEntry> logs() {
        NavigableLogs logs = logsByBatch();
        List<FileEntry> files = new ArrayList<>();
        TreeMap<Long, List<FileEntry>> all = new TreeMap<>(logs.commits);
        all.putAll(logs.offsets);
        for (long id : all.descendingKeySet()) {
            files.addAll(logs.commits.getOrDefault(id, List.of()));
            files.addAll(logs.offsets.getOrDefault(id, List.of()));
        }
        return files;
    }

    private TreeMap<Long, List<FileEntry>> newer(String log) {
        return newer(checkpoint.folder().folder(log).stream(), batch);
    }

    /** The files of a log with an id above the given one: also such as {@code 007}, which Spark lists, and companions whose file is gone. */
    static TreeMap<Long, List<FileEntry>> newer(Stream<Folder> log, long last) {
        TreeMap<Long, List<FileEntry>> byId = new TreeMap<>();
        log.flatMap(folder -> folder.files().stream().map(file -> new Found(folder, file))).forEach(found -> {
            String name = WithCompanions.nameOfMain(found.file().name());
            OptionalLong id = LogFolder.idOf(name.endsWith(".compact") ? name.substring(0, name.length() - ".compact".length()) : name);
            if (id.isPresent() && id.getAsLong() > last) {
                byId.computeIfAbsent(id.getAsLong(), absent -> new ArrayList<>()).addAll(found.all());
            }
        });
        return byId;
    }

    private List<FileEntry> sources(Map<String, Long> sourceLogs) {
        List<FileEntry> files = new ArrayList<>();
        new TreeMap<>(sourceLogs).forEach((source, last) -> newer(checkpoint.folder().folder("sources").flatMap(folders -> folders.folder(source)).stream(), last)
                .descendingMap()
                .values()
                .forEach(files::addAll));
        return files;
    }

    /** Metadata before the schemas that it names. */
    private List<FileEntry> metadata() {
        return below("state")
                .filter(found -> isLaterRun(FileRoles.of(checkpoint, found.file())))
                .sorted(Comparator.comparing(found -> FileRoles.of(checkpoint, found.file()).role() == Role.STATE_SCHEMA))
                .flatMap(found -> found.all().stream())
                .toList();
    }

    private boolean isLaterRun(CheckpointFile file) {
        return (file.role() == Role.OPERATOR_METADATA || file.role() == Role.STATE_SCHEMA) && file.batch() != null && file.batch() > batch;
    }

    private Stream<Found> below(String folder) {
        return checkpoint.folder().folder(folder).stream().flatMap(WithCompanions::below);
    }
}
