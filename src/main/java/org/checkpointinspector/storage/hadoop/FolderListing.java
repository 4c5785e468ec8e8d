package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.PartialListing;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.checkpointinspector.storage.StorageException;

/**
 * Lists a store that has folders, level by level: a hundred folders a call where the server can ({@code DistributedFileSystem}, servers from 3.3 on),
 * else folder by folder. Goes on around folders that are denied or vanish; ends early where the store itself breaks off.
 */
final class FolderListing {

    /** Folders in one call; what a NameNode allows ({@code dfs.batched.ls.limit}). */
    private static final int BATCH = 100;

    private final Gathering gathering;
    /** Paths, relative to the root, of the folders that are still to be listed. */
    private final Set<String> pending = new LinkedHashSet<>();

    private boolean batches;

    FolderListing(Gathering gathering) {
        this.gathering = gathering;
        this.batches = gathering.connector instanceof DistributedFileSystem;
    }

    /**
     * Lists.
     *
     * @throws IOException if the root itself cannot be listed
     */
    Listing list() throws IOException {
        FileStatus status = gathering.run(() -> gathering.connector.getFileStatus(HadoopFile.path(gathering.root)));
        if (!status.isDirectory()) {
            return gathering.singleFile(status);
        }
        gathering.tell();
        listFolder("");
        while (!pending.isEmpty()) {
            List<String> folders = pending.stream().limit(BATCH).toList();
            if (!batches || folders.size() == 1 || !listBatch(folders)) {
                for (String folder : folders) {
                    listOrSayWhyNot(folder);
                }
            }
        }
        return gathering.listing.build();
    }

    private void listFolder(String folder) throws IOException {
        Path path = HadoopFile.path(gathering.root.resolve(folder));
        RemoteIterator<FileStatus> entries = gathering.run(() -> gathering.connector.listStatusIterator(path));
        List<FileStatus> chunk;
        do {
            chunk = gathering.next(entries);
            add(folder, chunk);
        } while (!Gathering.isLast(chunk));
    }

    private void listOrSayWhyNot(String folder) {
        try {
            if (pending.remove(folder)) {
                listFolder(folder);
            }
        } catch (IOException failure) {
            sayWhyNot(folder, failure);
        }
    }

    /** Lists several folders with one call; false where that did not work, and each is to be listed by itself. */
    private boolean listBatch(List<String> folders) {
        Map<Path, String> byPath = new HashMap<>();
        List<Path> paths = new ArrayList<>();
        for (String folder : folders) {
            Path path = HadoopFile.path(gathering.root.resolve(folder));
            paths.add(path);
            byPath.put(path, folder);
        }
        try {
            DistributedFileSystem server = (DistributedFileSystem) gathering.connector;
            RemoteIterator<PartialListing<FileStatus>> parts = gathering.run(() -> server.batchedListStatusIterator(paths));
            List<PartialListing<FileStatus>> chunk;
            do {
                chunk = gathering.next(parts);
                chunk.forEach(part -> add(byPath.get(part.getListedPath()), part));
            } while (!Gathering.isLast(chunk));
            folders.forEach(pending::remove);
            return true;
        } catch (IOException notSupportedOrFailed) {
            // an older server, or a failure that will show again, with its folder
            batches = false;
            return false;
        }
    }

    private void add(String folder, PartialListing<FileStatus> part) {
        try {
            add(folder, part.get());
        } catch (IOException failure) {
            sayWhyNot(folder, failure);
        }
    }

    private void add(String folder, List<FileStatus> entries) {
        for (FileStatus entry : entries) {
            String path = folder.isEmpty() ? entry.getPath().getName() : folder + "/" + entry.getPath().getName();
            gathering.add(entry, path);
            if (entry.isDirectory()) {
                pending.add(path);
            }
        }
    }

    private void sayWhyNot(String folder, IOException failure) {
        StorageException words = Failures.inWords(gathering.root.resolve(folder), "listed", failure);
        switch (words.kind()) {
            case NOT_FOUND -> gathering.listing.problem(folder, Kind.VANISHED, "It was there when its folder was listed, and gone a moment later.");
            case DENIED -> {
                gathering.listing.incomplete(folder);
                gathering.listing.problem(folder, Kind.DENIED, words.getMessage() + " " + words.advice());
            }
            case UNAVAILABLE -> {
                gathering.brokenOff(folder, words);
                pending.forEach(gathering.listing::incomplete);
                pending.clear();
            }
            default -> {
                gathering.listing.incomplete(folder);
                gathering.listing.problem(folder, Kind.FAILED, words.getMessage());
            }
        }
    }
}
