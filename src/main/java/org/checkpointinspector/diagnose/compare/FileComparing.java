package org.checkpointinspector.diagnose.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Holds the files of two folders against each other: by name, by length, and by bytes where the lengths are the same and small, or where all bytes are asked for. */
final class FileComparing {

    /** Files up to this length are compared byte by byte without being asked. */
    private static final long SMALL = 64 << 10;
    private static final int PIECE = 64 << 10;

    private final CheckpointSide left;
    private final CheckpointSide right;
    private final boolean allBytes;
    private final List<Comparison.FileDifference> differences = new ArrayList<>();
    private long same;

    FileComparing(CheckpointSide left, CheckpointSide right, boolean allBytes) {
        this.left = left;
        this.right = right;
        this.allBytes = allBytes;
    }

    void compare() {
        Map<String, FileEntry> onLeft = files(left);
        Map<String, FileEntry> onRight = files(right);
        TreeMap<String, FileEntry> all = new TreeMap<>(onRight);
        all.putAll(onLeft);
        for (String path : all.keySet()) {
            FileEntry l = onLeft.get(path);
            FileEntry r = onRight.get(path);
            Comparison.Kind kind = kind(l, r);
            if (kind == null) {
                same++;
            } else {
                differences.add(new Comparison.FileDifference(path, kind, l == null ? null : (Long) l.bytes(), r == null ? null : (Long) r.bytes()));
            }
        }
    }

    private Comparison.@Nullable Kind kind(@Nullable FileEntry l, @Nullable FileEntry r) {
        if (l == null) {
            return Comparison.Kind.RIGHT_ONLY;
        } else if (r == null) {
            return Comparison.Kind.LEFT_ONLY;
        } else if (l.bytes() != r.bytes()) {
            return Comparison.Kind.SIZE;
        } else if (!allBytes && l.bytes() > SMALL) {
            return Comparison.Kind.NOT_COMPARED;
        }
        try {
            return sameBytes(l, r) ? null : Comparison.Kind.CONTENT;
        } catch (IOException unreadable) {
            return Comparison.Kind.NOT_COMPARED;
        }
    }

    private boolean sameBytes(FileEntry l, FileEntry r) throws IOException {
        try (InputStream one = open(left.storage(), left, l); InputStream other = open(right.storage(), right, r)) {
            while (true) {
                byte[] piece = one.readNBytes(PIECE);
                if (!Arrays.equals(piece, other.readNBytes(PIECE))) {
                    return false;
                }
                if (piece.length == 0) {
                    return true;
                }
            }
        }
    }

    private static InputStream open(Storage storage, CheckpointSide side, FileEntry entry) throws IOException {
        return storage.open(side.listing().location().resolve(entry.path()));
    }

    private static Map<String, FileEntry> files(CheckpointSide side) {
        Map<String, FileEntry> files = new TreeMap<>();
        add(side.checkpoint().folder(), side.checkpoint().path().length(), files);
        return files;
    }

    private static void add(Folder folder, int prefix, Map<String, FileEntry> files) {
        folder.files().forEach(file -> files.put(file.path().substring(prefix == 0 ? 0 : prefix + 1), file));
        folder.folders().forEach(below -> add(below, prefix, files));
    }

    List<Comparison.FileDifference> differences() {
        return differences;
    }

    long same() {
        return same;
    }
}
