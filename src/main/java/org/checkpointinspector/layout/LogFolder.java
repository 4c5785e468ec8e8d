package org.checkpointinspector.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * A folder of numbered log files as Spark lists it ({@code HDFSMetadataLog.listBatches}, {@code CompactibleFileStreamLog}): regular files whose name
 * {@code Long.parseLong} accepts, with {@code .compact} stripped in the logs that compact. Everything else is invisible to Spark.
 */
public final class LogFolder {

    private static final String COMPACT = ".compact";

    private final List<LogFile> files;
    private final OptionalLong newestFolder;

    private LogFolder(List<LogFile> files, OptionalLong newestFolder) {
        this.files = files;
        this.newestFolder = newestFolder;
    }

    /**
     * A file of a log.
     *
     * @param id the number in its name
     * @param compact whether the name ends with {@code .compact}
     * @param entry the file
     */
    public record LogFile(long id, boolean compact, FileEntry entry) {

        /**
         * Whether Spark finds the file again under its number: it opens {@code 7}, also where the name that it listed is {@code 007}.
         */
        public boolean isCanonical() {
            return entry.name().equals(id + (compact ? COMPACT : ""));
        }
    }

    /** A log whose files are plain numbers (offsets, commits). */
    public static LogFolder plain(Optional<Folder> folder) {
        return of(folder, false);
    }

    /** A log that compacts (file source, file sink). */
    public static LogFolder compactible(Optional<Folder> folder) {
        return of(folder, true);
    }

    private static LogFolder of(Optional<Folder> folder, boolean compactible) {
        List<LogFile> files = folder.stream()
                .flatMap(present -> present.files().stream())
                .flatMap(entry -> logFile(entry, compactible).stream())
                .sorted(Comparator.comparingLong(LogFile::id).thenComparing(file -> file.entry().name()))
                .toList();
        OptionalLong newestFolder = folder.stream()
                .flatMap(present -> present.folders().stream())
                .flatMapToLong(child -> idOf(child.name()).stream())
                .max();
        return new LogFolder(files, newestFolder);
    }

    private static Optional<LogFile> logFile(FileEntry entry, boolean compactible) {
        boolean compact = compactible && entry.name().endsWith(COMPACT);
        OptionalLong id = idOf(compact ? entry.name().substring(0, entry.name().length() - COMPACT.length()) : entry.name());
        return id.isPresent() ? Optional.of(new LogFile(id.getAsLong(), compact, entry)) : Optional.empty();
    }

    /** The number that Spark reads from a name; empty where it reads none. */
    public static OptionalLong idOf(String name) {
        if (name.isEmpty() || name.length() > 20) {
            return OptionalLong.empty();
        }
        char last = name.charAt(name.length() - 1);
        if (last < '0' || last > '9') {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(name));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** All files, by number. */
    public List<LogFile> files() {
        return files;
    }

    /** The greatest number that names a folder, empty where none does. Up to 3.3 Spark takes such a folder for a file. */
    public OptionalLong newestFolder() {
        return newestFolder;
    }

    /** The files that Spark finds again under their numbers. */
    public LogFolder canonical() {
        return new LogFolder(files.stream().filter(LogFile::isCanonical).toList(), newestFolder);
    }

    /** The file with the greatest number, which is what Spark takes for the newest. */
    public Optional<LogFile> newest() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
    }

    /** The file that Spark opens for a number: the one named by the number itself. */
    public Optional<LogFile> file(long id) {
        return file(id, false);
    }

    /** The file that Spark opens for a number, compact or not. */
    public Optional<LogFile> file(long id, boolean compact) {
        int at = firstAtLeast(id);
        for (; at < files.size() && files.get(at).id() == id; at++) {
            if (files.get(at).compact() == compact && files.get(at).isCanonical()) {
                return Optional.of(files.get(at));
            }
        }
        return Optional.empty();
    }

    private int firstAtLeast(long id) {
        int low = 0;
        int high = files.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (files.get(middle).id() < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether Spark lists no file at all. */
    public boolean isEmpty() {
        return files.isEmpty();
    }
}
