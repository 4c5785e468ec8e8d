package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Changes of stores that have folders. HDFS itself refuses to rename onto what is there, in one step; with other connectors the name is looked at
 * first and then given.
 */
final class FolderChanges implements Changes {

    private static final int BUFFER = 1 << 16;

    private final FileSystem connector;

    FolderChanges(FileSystem connector) {
        this.connector = connector;
    }

    @Override
    public void refuseWhatIsThere(Location place) throws IOException {
        try {
            connector.getFileStatus(HadoopFile.path(place));
        } catch (FileNotFoundException free) {
            return;
        }
        throw Changes.exists(place, null);
    }

    /** Under its partial name; what a crash left there is replaced, and whoever may still write it loses its lease. */
    @Override
    public FSDataOutputStream create(Location file) throws IOException {
        Path part = part(file);
        FsPermission mode = FsPermission.getFileDefault().applyUMask(FsPermission.getUMask(connector.getConf()));
        if (connector instanceof DistributedFileSystem) {
            // a block is on the disks of its nodes when it is complete, not only in their memory
            EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE, CreateFlag.SYNC_BLOCK);
            return connector.create(
                    part, mode, flags, BUFFER, connector.getDefaultReplication(part), connector.getDefaultBlockSize(part), null);
        }
        return connector.create(part, true);
    }

    @Override
    public void finish(Location file) throws IOException {
        rename(part(file), file);
    }

    @Override
    public void abandon(Location file) throws IOException {
        connector.delete(part(file), false);
    }

    private static Path part(Location file) {
        Path path = HadoopFile.path(file);
        return new Path(path.getParent(), StorageWriter.partialName(file.name()));
    }

    /** Renames, never onto something. */
    private void rename(Path from, Location to) throws IOException {
        Path target = HadoopFile.path(to);
        try {
            if (connector instanceof DistributedFileSystem hdfs) {
                hdfs.rename(from, target, Rename.NONE);
            } else if (connector instanceof WebHdfsFileSystem hdfs) {
                hdfs.rename(from, target, Rename.NONE);
            } else {
                refuseWhatIsThere(to);
                if (!connector.rename(from, target)) {
                    throw new IOException("the store does not rename it, and does not say why");
                }
            }
        } catch (FileAlreadyExistsException taken) {
            throw Changes.exists(to, taken);
        } catch (RemoteException refused) {
            throw refused.unwrapRemoteException() instanceof FileAlreadyExistsException ? Changes.exists(to, refused) : refused;
        }
    }

    @Override
    public boolean copy(Location from, Location to) {
        return false;
    }

    @Override
    public void moveFile(Location from, Location to) throws IOException {
        requireFile(from);
        move(from, to);
    }

    @Override
    public boolean moveFolder(Location from, Location to) throws IOException {
        if (!connector.getFileStatus(HadoopFile.path(from)).isDirectory()) {
            throw Changes.notAsExpected(from, "is no folder");
        }
        move(from, to);
        return true;
    }

    private void move(Location from, Location to) throws IOException {
        refuseWhatIsThere(to);
        Path parent = HadoopFile.path(to).getParent();
        if (!connector.mkdirs(parent)) {
            throw Changes.notAsExpected(to, "cannot have a folder above it");
        }
        rename(HadoopFile.path(from), to);
    }

    private void requireFile(Location file) throws IOException {
        if (!connector.getFileStatus(HadoopFile.path(file)).isFile()) {
            throw Changes.notAsExpected(file, "is a folder");
        }
    }

    @Override
    public void deleteFile(Location file) throws IOException {
        requireFile(file);
        if (!connector.delete(HadoopFile.path(file), false)) {
            throw new FileNotFoundException(file.path());
        }
    }

    @Override
    public void makeFolder(Location folder) throws IOException {
        Path path = HadoopFile.path(folder);
        try {
            if (!connector.mkdirs(path) || !connector.getFileStatus(path).isDirectory()) {
                throw Changes.exists(folder, null);
            }
        } catch (FileAlreadyExistsException file) {
            throw Changes.exists(folder, file);
        }
    }

    @Override
    public boolean deleteEmptyFolder(Location folder) throws IOException {
        Path path = HadoopFile.path(folder);
        try {
            if (!connector.getFileStatus(path).isDirectory()) {
                throw Changes.notAsExpected(folder, "is no folder");
            }
            if (connector.listStatusIterator(path).hasNext()) {
                return false;
            }
            connector.delete(path, false);
            return true;
        } catch (FileNotFoundException gone) {
            return true;
        } catch (PathIsNotEmptyDirectoryException e) {
            return false;
        }
    }

    @Override
    public boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws IOException {
        Path path = HadoopFile.path(place);
        FileStatus now = connector.getFileStatus(path);
        boolean otherOwner = owner != null && !owner.equals(now.getOwner());
        boolean otherGroup = group != null && !group.equals(now.getGroup());
        boolean all = true;
        if (otherOwner || otherGroup) {
            all = allowed(() -> connector.setOwner(path, otherOwner ? owner : null, otherGroup ? group : null));
        }
        if (mode != null && !mode.equals(now.getPermission().toString())) {
            all &= mode.length() == 9 && allowed(() -> connector.setPermission(path, FsPermission.valueOf("-" + mode)));
        }
        if (modifiedMs != null) {
            all &= allowed(() -> connector.setTimes(path, modifiedMs, -1));
        }
        return all;
    }

    /** A change that may be refused. */
    @FunctionalInterface
    private interface Setting {
        void make() throws IOException;
    }

    /** False where it is not allowed, or the store does not know it; to whom a file belongs is worth keeping, and not worth failing for. */
    private static boolean allowed(Setting setting) throws IOException {
        try {
            setting.make();
            return true;
        } catch (AccessControlException | UnsupportedOperationException | IllegalArgumentException refused) {
            return false;
        }
    }
}
