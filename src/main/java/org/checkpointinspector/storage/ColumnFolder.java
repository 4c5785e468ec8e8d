package org.checkpointinspector.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkpointinspector.storage.FileEntry.Companions;
import org.jspecify.annotations.Nullable;

/**
 * A folder as columns: names, lengths, times, and tags where the store lists them, sorted by name. About 40 bytes a file, and 16 for a tag.
 *
 * <p>Knows how checksum companions are named: Hadoop's {@code .<name>.crc} beside any file on a local disk
 * ({@code ChecksumFileSystem.getChecksumFile}), and Spark's {@code <name>.crc} beside state files ({@code ChecksumCheckpointFileManager}, 4.1 and
 * later). Spark's own file has a Hadoop companion in turn.
 */
final class ColumnFolder implements Folder {

    private static final byte[] CRC = ".crc".getBytes(US_ASCII);
    private static final byte[][] STATE_FILES =
            Stream.of(".delta", ".snapshot", ".zip", ".changelog").map(suffix -> suffix.getBytes(US_ASCII)).toArray(byte[][]::new);

    private final String path;
    private final List<Folder> folders;
    private final NameColumn names;
    private final long[] bytes;
    private final long[] modifiedMs;
    private final TagColumn tags;
    private final boolean complete;
    /** Positions of the files that are no companions; null where all are shown, which is the case on every store but local disk. */
    private final int @Nullable [] shown;

    private final long totalBytes;
    private final long totalFiles;
    private final long newestMs;

    /** Takes the arrays and lists as they are: sorted by name, each name once. */
    ColumnFolder(String path, List<Folder> folders, NameColumn names, long[] bytes, long[] modifiedMs, TagColumn tags, boolean complete) {
        this.path = path;
        this.folders = folders;
        this.names = names;
        this.bytes = bytes;
        this.modifiedMs = modifiedMs;
        this.tags = tags;
        this.complete = complete;
        int[] files = IntStream.range(0, names.size()).filter(index -> !isCompanion(index)).toArray();
        this.shown = files.length == names.size() ? null : files;
        long sum = 0;
        long newest = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += bytes[i];
            newest = Math.max(newest, modifiedMs[i]);
        }
        long count = files.length;
        for (Folder folder : folders) {
            sum += folder.totalBytes();
            count += folder.totalFiles();
            newest = Math.max(newest, folder.newestMs());
        }
        this.totalBytes = sum;
        this.totalFiles = count;
        this.newestMs = newest;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public List<Folder> folders() {
        return folders;
    }

    @Override
    public List<FileEntry> files() {
        return new Files();
    }

    @Override
    public Optional<Folder> folder(String name) {
        int low = 0;
        int high = folders.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = folders.get(middle).name().compareTo(name);
            if (order == 0) {
                return Optional.of(folders.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<FileEntry> file(String name) {
        int index = names.find(name.getBytes(UTF_8));
        return index < 0 ? Optional.empty() : Optional.of(entry(index));
    }

    @Override
    public long totalBytes() {
        return totalBytes;
    }

    @Override
    public long totalFiles() {
        return totalFiles;
    }

    @Override
    public long newestMs() {
        return newestMs;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public String toString() {
        return path + "/ (" + totalFiles + " files, " + totalBytes + " bytes)";
    }

    private FileEntry entry(int index) {
        String name = names.get(index);
        Companions companions = shown == null ? Companions.NONE : companions(index, name);
        return new FileEntry(path.isEmpty() ? name : path + "/" + name, bytes[index], modifiedMs[index], companions, tags.get(index));
    }

    private Companions companions(int index, String name) {
        Long hadoop = bytesOf("." + name + ".crc");
        Long spark = isStateFile(index, 0) ? bytesOf(name + ".crc") : null;
        return hadoop == null && spark == null ? Companions.NONE : new Companions(hadoop, spark);
    }

    private @Nullable Long bytesOf(String name) {
        int index = names.find(name.getBytes(UTF_8));
        return index < 0 ? null : bytes[index];
    }

    private boolean isCompanion(int index) {
        if (!names.endsWith(index, CRC, 0)) {
            return false;
        }
        return names.startsWith(index, (byte) '.') && names.holdsPart(index, 1, CRC.length)
                || isStateFile(index, CRC.length) && names.holdsPart(index, 0, CRC.length);
    }

    private boolean isStateFile(int index, int tail) {
        for (byte[] suffix : STATE_FILES) {
            if (names.endsWith(index, suffix, tail)) {
                return true;
            }
        }
        return false;
    }

    /** The files that are shown, each made when it is asked for. */
    private final class Files extends AbstractList<FileEntry> implements RandomAccess {
        @Override
        public FileEntry get(int index) {
            return entry(shown == null ? index : shown[index]);
        }

        @Override
        public int size() {
            return shown == null ? names.size() : shown.length;
        }
    }
}
