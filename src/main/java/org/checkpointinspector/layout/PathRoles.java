package org.checkpointinspector.layout;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;

/** Names the role of a file that was given alone, by walking up its path until it makes sense as a file of a checkpoint. */
public final class PathRoles {
    /** The deepest file of a checkpoint, {@code state/op/part/store/_metadata/schema}, has that many parts. */
    private static final int DEEPEST = 6;

    private PathRoles() {}

    /**
     * Names the file. Where several folders above it could be the checkpoint, the uppermost is taken: {@code state/0/_metadata/metadata} is an operator's metadata
     * and not a query's.
     *
     * @param place where the file lies
     * @param entry the file itself
     * @return empty where no folder above it could be a checkpoint
     */
    public static Optional<CheckpointFile> of(Location place, FileEntry entry) {
        List<String> parts = List.of(place.path().substring(1).split("/"));
        if (parts.size() > 1 && parts.get(parts.size() - 2).equals("_spark_metadata")) {
            return known(Checkpoint.Kind.FILE_SINK_LOG, parts, 1, entry);
        }
        for (Checkpoint.Kind kind : List.of(Checkpoint.Kind.STRUCTURED_STREAMING, Checkpoint.Kind.DSTREAM)) {
            for (int length = Math.min(DEEPEST, parts.size()); length > 0; length--) {
                Optional<CheckpointFile> found = known(kind, parts, length, entry);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CheckpointFile> known(Checkpoint.Kind kind, List<String> parts, int length, FileEntry entry) {
        String path = String.join("/", parts.subList(parts.size() - length, parts.size()));
        CheckpointFile file = FileRoles.of(kind, path, entry);
        return file.role() == Role.UNKNOWN ? Optional.empty() : Optional.of(file);
    }

    /** The file as one of that role, whatever its path says. */
    public static CheckpointFile as(Role role, FileEntry entry) {
        return new FileAddress(entry, entry.path()).as(role);
    }
}
