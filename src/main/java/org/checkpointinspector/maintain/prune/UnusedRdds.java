package org.checkpointinspector.maintain.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Files;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.WithCompanions;
import org.checkpointinspector.maintain.rollback.WithCompanions.Found;
import org.checkpointinspector.storage.Folder;

/**
 * Checkpointed RDDs that no checkpoint file names: each start of a driver makes a folder of its own, and Spark removes only what the driver that runs has made. Nothing is said to be unused
 * while one checkpoint file cannot be read.
 */
final class UnusedRdds {

    private static final Pattern RDD = Pattern.compile("rdd-\\d+");

    private final Checkpoint checkpoint;
    private final Files files;

    UnusedRdds(CheckpointInspection inspection, Files files) {
        this.checkpoint = inspection.checkpoint();
        this.files = files;
    }

    List<Departure> departures() throws IOException, Refused {
        Set<String> named = named();
        List<Found> unused = new ArrayList<>();
        for (Folder run : checkpoint.folder().folders()) {
            for (Folder rdd : run.folders()) {
                if (RDD.matcher(rdd.name()).matches() && !named.contains(run.name() + "/" + rdd.name())) {
                    WithCompanions.below(rdd).forEach(unused::add);
                }
            }
        }
        Stream<Found> leftovers = WithCompanions.below(checkpoint.folder())
                .filter(found -> !unused.contains(found))
                .filter(found -> {
                    Role role = FileRoles.of(checkpoint, found.file()).role();
                    return role == Role.TEMPORARY || role == Role.CHECKSUM;
                });
        return List.of(Prune.departure("checkpointed RDDs that no checkpoint file names", unused.stream()), Prune.departure("leftovers of writes that never ended", leftovers));
    }

    /** The last two names of the path of each RDD: the folder may have been moved. */
    private Set<String> named() throws IOException, Refused {
        Set<String> named = new HashSet<>();
        List<CheckpointFile> all = checkpoint.folder().files().stream().map(entry -> FileRoles.of(checkpoint, entry)).toList();
        for (CheckpointFile file : all) {
            if (file.role() == Role.DSTREAM_CHECKPOINT || file.role() == Role.DSTREAM_BACKUP) {
                Optional<DStreamCheckpoint> content = files.whole(file.entry(), new DStreamCheckpointDecoder()).filter(read -> read.fault() == null);
                if (content.isEmpty()) {
                    throw new Refused(file.path() + " cannot be read, and nobody knows which RDDs it names.", "Roll back past it first (rollback); then prune.");
                }
                content.get().streams().forEach(stream -> stream.rdds().values().forEach(stored -> named.add(lastTwo(stored))));
            }
        }
        return named;
    }

    private static String lastTwo(String stored) {
        String[] parts = stored.split("/");
        return parts.length < 2 ? stored : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }
}
