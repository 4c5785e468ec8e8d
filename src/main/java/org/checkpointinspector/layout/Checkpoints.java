package org.checkpointinspector.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.jspecify.annotations.Nullable;

/** Finds the checkpoints at and below a listing's root, by the names of their parts. */
public final class Checkpoints {

    /** Names of the folders that make up a streaming query's checkpoint; nothing inside them is another checkpoint. */
    private static final Set<String> QUERY_FOLDERS = Set.of("offsets", "commits", "sources", "state");

    private static final Pattern UUID_NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern RDD_NAME = Pattern.compile("rdd-\\d+");
    /** Spark Streaming's own pattern, found anywhere in the name ({@code Checkpoint.REGEX}). */
    private static final Pattern DSTREAM_FILE = Pattern.compile("checkpoint-\\d+");

    private Checkpoints() {}

    /** All checkpoints at and below the root, sorted by path. */
    public static List<Checkpoint> find(Listing listing) {
        List<Checkpoint> found = new ArrayList<>();
        Deque<Folder> open = new ArrayDeque<>();
        open.push(listing.root());
        while (!open.isEmpty()) {
            Folder folder = open.pop();
            Checkpoint.Kind kind = kindOf(folder, folder == listing.root() ? listing.location().name() : folder.name());
            if (kind != null) {
                found.add(new Checkpoint(kind, folder));
            }
            folder.folders().stream().filter(child -> mayHoldCheckpoints(kind, child)).forEach(open::push);
        }
        found.sort(Comparator.comparing(Checkpoint::path));
        return found;
    }

    private static boolean mayHoldCheckpoints(Checkpoint.@Nullable Kind parent, Folder child) {
        if (parent == null) {
            return true;
        }
        return switch (parent) {
            case STRUCTURED_STREAMING -> !QUERY_FOLDERS.contains(child.name());
            case DSTREAM -> !isPartOfDStream(child);
            case FILE_SINK_LOG -> false;
        };
    }

    private static Checkpoint.@Nullable Kind kindOf(Folder folder, String name) {
        if (name.equals("_spark_metadata")) {
            return Checkpoint.Kind.FILE_SINK_LOG;
        }
        if (isQuery(folder)) {
            return Checkpoint.Kind.STRUCTURED_STREAMING;
        }
        return isDStream(folder) ? Checkpoint.Kind.DSTREAM : null;
    }

    /**
     * A query's checkpoint shows by two of its parts, or by one log that has numbered files. A folder that merely has a file named
     * {@code metadata} or a folder named {@code state} could be anything.
     */
    private static boolean isQuery(Folder folder) {
        long parts = folder.folders().stream().filter(child -> QUERY_FOLDERS.contains(child.name())).count();
        if (folder.file("metadata").isPresent()) {
            parts++;
        }
        return parts >= 2 || Stream.of("offsets", "commits").anyMatch(log -> folder.folder(log).filter(Checkpoints::hasNumberedFile).isPresent());
    }

    private static boolean hasNumberedFile(Folder log) {
        return log.files().stream().anyMatch(file -> LogFolder.idOf(file.name()).isPresent());
    }

    private static boolean isDStream(Folder folder) {
        return folder.folders().stream().anyMatch(Checkpoints::isPartOfDStream)
                || folder.files().stream().anyMatch(file -> DSTREAM_FILE.matcher(file.name()).find());
    }

    private static boolean isPartOfDStream(Folder folder) {
        return switch (folder.name()) {
            case "receivedBlockMetadata", "receivedData" -> true;
            default -> UUID_NAME.matcher(folder.name()).matches()
                    && folder.folders().stream().anyMatch(child -> RDD_NAME.matcher(child.name()).matches());
        };
    }
}
