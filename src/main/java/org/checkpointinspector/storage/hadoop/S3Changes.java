package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Changes of S3: single objects, and no folders. The connector's own calls would make and remove markers for folders beside what is asked for, so that
 * all but the writing goes to S3 itself.
 */
final class S3Changes implements Changes {

    private final S3AFileSystem connector;
    private final S3Objects objects;
    /** Whether S3 itself refuses to overwrite ({@code If-None-Match}); the store may not know it, and a person may say so. */
    private final boolean conditional;

    S3Changes(S3AFileSystem connector) {
        this.connector = connector;
        this.objects = new S3Objects(connector);
        this.conditional = connector.getConf().getBoolean(S3Words.CONDITIONAL, true);
    }

    /** Also asked where S3 would refuse by itself: other stores that speak S3 may pass over the condition. */
    @Override
    public void refuseWhatIsThere(Location place) throws IOException {
        if (objects.head(place) != null) {
            throw Changes.exists(place, null);
        }
    }

    /** Nothing is there before the stream is closed. */
    @Override
    public FSDataOutputStream create(Location file) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = connector.createFile(HadoopFile.path(file)).recursive().overwrite(!conditional);
        builder.opt("fs.s3a.create.performance", true);
        if (conditional) {
            builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        }
        return builder.build();
    }

    @Override
    public void finish(Location file) {}

    @Override
    public void abandon(Location file) {}

    @Override
    public boolean copy(Location from, Location to) throws IOException {
        copied(from, to);
        return true;
    }

    /** What was copied is looked at by whoever lists the copies. */
    @Override
    public boolean copyListed(Location from, FileEntry listed, Location to) throws IOException {
        if (listed.tag() == null) {
            return copy(from, to);
        }
        objects.copyListed(listed, from, to);
        return true;
    }

    /** The ETag of the source that was copied. */
    private String copied(Location from, Location to) throws IOException {
        HeadObjectResponse source = existing(from);
        refuseWhatIsThere(to);
        try {
            objects.copy(source, from, to);
            @Nullable HeadObjectResponse copy = objects.head(to);
            if (copy == null || !Objects.equals(copy.contentLength(), source.contentLength()) || !sameContent(source, copy)) {
                throw new IOException("the copy at " + to + " is not what was copied");
            }
            return source.eTag();
        } catch (IOException | RuntimeException failure) {
            removeCopy(to, failure);
            throw failure;
        }
    }

    private void removeCopy(Location copy, Exception failure) {
        try {
            objects.delete(copy);
        } catch (IOException | RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** An ETag tells content only where it is the MD5 of the bytes: not of an upload in parts, nor of one that a key of KMS encrypts. */
    private static boolean sameContent(HeadObjectResponse source, HeadObjectResponse copy) {
        return S3Objects.md5(source).isEmpty() || S3Objects.md5(copy).isEmpty() || S3Objects.md5(source).equals(S3Objects.md5(copy));
    }

    @Override
    public void moveFile(Location from, Location to) throws IOException {
        String copied = copied(from, to);
        if (!copied.equals(existing(from).eTag())) {
            throw new IOException("it was written again while it was copied; it was left, and its older copy is at " + to);
        }
        objects.delete(from);
    }

    @Override
    public boolean moveFolder(Location from, Location to) {
        return false;
    }

    @Override
    public void deleteFile(Location file) throws IOException {
        existing(file);
        objects.delete(file);
    }

    private HeadObjectResponse existing(Location file) throws IOException {
        @Nullable HeadObjectResponse there = objects.head(file);
        if (there == null) {
            throw new FileNotFoundException(file.path());
        }
        return there;
    }

    @Override
    public void makeFolder(Location folder) {}

    /** A folder is what keys begin with; where the only one is the marker that Spark's connector left, that goes. */
    @Override
    public boolean deleteEmptyFolder(Location folder) throws IOException {
        List<String> keys = objects.firstKeys(folder);
        String marker = S3Objects.key(folder) + "/";
        if (keys.equals(List.of(marker))) {
            objects.deleteKey(marker);
            return true;
        }
        return keys.isEmpty();
    }

    @Override
    public boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) {
        return false;
    }
}
