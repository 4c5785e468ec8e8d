package org.checkpointinspector.storage.hadoop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a listing told of files, so that opening one needs no further request. Kept only where the store gives an ETag with each file: by it the
 * store itself refuses to read a file that has changed since. Bounded; the logs of a checkpoint come early in a listing.
 */
final class KnownFiles {

    /** About 500 bytes each. */
    private static final int MOST = 50_000;

    private final Map<String, FileStatus> byPath = new ConcurrentHashMap<>();

    /** Remembers a file of a listing. */
    void add(FileStatus status) {
        if (status instanceof EtagSource source && source.getEtag() != null) {
            String path = status.getPath().toUri().getPath();
            if (byPath.size() < MOST || byPath.containsKey(path)) {
                byPath.put(path, status);
            }
        }
    }

    /** What is known of a file, null where nothing is. */
    @Nullable
    FileStatus get(Location file) {
        return byPath.get(file.path());
    }
}
