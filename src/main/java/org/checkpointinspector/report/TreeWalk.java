package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** Walks all folders and files of an inspection from top to bottom, one at a time: folders before files, both in natural order. */
public final class TreeWalk {

    /** Told of each folder and file. */
    @FunctionalInterface
    public interface Visitor {
        /** Returns whether to go on. */
        boolean visit(TreeEntry entry) throws IOException;
    }

    private final Visitor visitor;
    private final Map<String, Checkpoint> checkpoints = new HashMap<>();
    /** By path; a file of a checkpoint that is not in here is {@link Health#NOT_NEEDED}, which most are. */
    private final Map<String, Health> health = new HashMap<>();

    private TreeWalk(Inspection inspection, Visitor visitor) {
        this.visitor = visitor;
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            checkpoints.put(checkpoint.checkpoint().path(), checkpoint.checkpoint());
            for (FileReport report : checkpoint.files()) {
                if (report.health() != Health.NOT_NEEDED) {
                    health.put(report.file().entry().path(), report.health());
                }
            }
        }
    }

    /** Visits everything, or until the visitor has had enough. */
    public static void walk(Inspection inspection, Visitor visitor) throws IOException {
        new TreeWalk(inspection, visitor).folder(inspection.listing().root(), 0, null);
    }

    private boolean folder(Folder folder, int level, @Nullable Checkpoint around) throws IOException {
        Checkpoint own = checkpoints.get(folder.path());
        Checkpoint checkpoint = own == null ? around : own;
        TreeEntry entry = new TreeEntry(
                folder.path(), folder.name(), level, true, own, null, null, folder.totalBytes(), folder.newestMs(), folder.totalFiles());
        if (!visitor.visit(entry)) {
            return false;
        }
        List<Folder> folders = new ArrayList<>(folder.folders());
        folders.sort(Comparator.comparing(Folder::name, NaturalOrder.INSTANCE));
        for (Folder child : folders) {
            if (!folder(child, level + 1, checkpoint)) {
                return false;
            }
        }
        List<FileEntry> files = new ArrayList<>(folder.files());
        files.sort(Comparator.comparing(FileEntry::name, NaturalOrder.INSTANCE));
        for (FileEntry file : files) {
            if (!visitor.visit(file(file, level + 1, checkpoint))) {
                return false;
            }
        }
        return true;
    }

    private TreeEntry file(FileEntry file, int level, @Nullable Checkpoint checkpoint) {
        return new TreeEntry(
                file.path(),
                file.name(),
                level,
                false,
                null,
                checkpoint == null ? null : FileRoles.of(checkpoint, file),
                checkpoint == null ? null : health.getOrDefault(file.path(), Health.NOT_NEEDED),
                file.bytes(),
                file.modifiedMs(),
                1);
    }
}
