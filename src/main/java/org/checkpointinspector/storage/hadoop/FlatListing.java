package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.jspecify.annotations.Nullable;

/** Lists an object store as it is: one flat run of keys, a thousand a request. Folders without files in them do not show. */
final class FlatListing {

    private final Gathering gathering;

    FlatListing(Gathering gathering) {
        this.gathering = gathering;
    }

    /**
     * Lists.
     *
     * @throws IOException if not a single file could be listed
     */
    Listing list() throws IOException {
        RemoteIterator<LocatedFileStatus> keys = gathering.run(() -> gathering.connector.listFiles(HadoopFile.path(gathering.root), true));
        List<LocatedFileStatus> chunk = gathering.next(keys);
        if (chunk.size() == 1 && chunk.get(0).getPath().toUri().getPath().equals(gathering.root.path())) {
            return gathering.singleFile(chunk.get(0));
        }
        gathering.tell();
        try {
            add(chunk);
            while (!Gathering.isLast(chunk)) {
                chunk = gathering.next(keys);
                add(chunk);
            }
        } catch (IOException failure) {
            gathering.brokenOff("", Failures.inWords(gathering.root, "listed", failure));
        }
        return gathering.listing.build();
    }

    private void add(List<LocatedFileStatus> chunk) {
        for (LocatedFileStatus status : chunk) {
            @Nullable String path = gathering.relative(status.getPath());
            if (path == null) {
                gathering.listing.problem("", Kind.NAME, "A key with '..' in it, which no path can lead to: " + status.getPath() + ".");
            } else {
                gathering.add(status, path);
            }
        }
    }
}
