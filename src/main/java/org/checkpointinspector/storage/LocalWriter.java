package org.checkpointinspector.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Changes the local disk. What it reports as done has reached the disk itself: files and the folders that name them are forced out.
 *
 * <p>A file gets its final name by a hard link, which is the one way of the system never to replace what is there; the old name is removed after.
 * A crash in between leaves both names, and moving again completes it. Where the disk has no hard links, the name is looked at and then given.
 * Links are moved and removed themselves, never what they lead to.
 */
final class LocalWriter implements StorageWriter {

    private static final int PIECE = 1 << 16;

    private final FileSystem disk;

    /** The disk of this machine. */
    LocalWriter() {
        this(FileSystems.getDefault());
    }

    /** Any other file system of java.nio. */
    LocalWriter(FileSystem disk) {
        this.disk = disk;
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        Path path = path(file);
        try {
            refuseWhatIsThere(path);
            makeFolders(path.getParent());
            write(path, content, bytes);
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "written", e);
        }
    }

    private void write(Path path, InputStream content, long bytes) throws IOException {
        Path part = path.resolveSibling(StorageWriter.partialName(path.getFileName().toString()));
        // what is there under this name is left over from a crash; not written into, since whoever made it may still hold it
        Files.deleteIfExists(part);
        try {
            fill(part, content, bytes);
            rename(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
        force(path.getParent());
    }

    private static void fill(Path part, InputStream content, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] piece = new byte[bytes == UNKNOWN ? PIECE : (int) Math.min(PIECE, bytes + 1)];
            long written = 0;
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                written += read;
                if (bytes != UNKNOWN && written > bytes) {
                    throw new EOFException("there is more to write than the " + bytes + " bytes that were said");
                }
                for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, read); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
            if (written < bytes) {
                throw new EOFException("what was to be written ended after " + written + " of " + bytes + " bytes");
            }
            channel.force(true);
        }
    }

    @Override
    public boolean copyNew(Location from, Location to) {
        return false;
    }

    @Override
    public void moveFile(Location from, Location to) throws StorageException {
        Path source = path(from);
        Path target = path(to);
        requireFile(from, source, "moved");
        try {
            if (!isSecondName(source, target)) {
                refuseWhatIsThere(target);
            }
            makeFolders(target.getParent());
            rename(source, target);
            force(target.getParent());
            force(source.getParent());
        } catch (AtomicMoveNotSupportedException otherDisk) {
            moveToOtherDisk(from, source, to, target);
        } catch (FileAlreadyExistsException e) {
            throw LocalFailures.failure(to, target, "written", e);
        } catch (IOException e) {
            throw LocalFailures.failure(from, source, "moved", e);
        }
    }

    /** Whether a move broke off when the file had its new name already and its old one still. */
    private static boolean isSecondName(Path source, Path target) throws IOException {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || realPath(source).equals(realPath(target))) {
            return false;
        }
        @Nullable Object key = key(source);
        return key != null && key.equals(key(target));
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }

    /** Two ways may lead to one folder; the last name is taken as it is. */
    private static Path realPath(Path file) throws IOException {
        return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }

    /** Gives a file another name on its disk without ever replacing anything. */
    private static void rename(Path source, Path target) throws IOException {
        if (Files.isSymbolicLink(source)) {
            renameIfFree(source, target);
            return;
        }
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            if (!isSecondName(source, target)) {
                throw e;
            }
        } catch (UnsupportedOperationException | FileSystemException noHardLinks) {
            renameIfFree(source, target);
            return;
        }
        try {
            Files.delete(source);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static void renameIfFree(Path source, Path target) throws IOException {
        refuseWhatIsThere(target);
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void moveToOtherDisk(Location from, Path source, Location to, Path target) throws StorageException {
        try (InputStream content = Files.newInputStream(source)) {
            BasicFileAttributes attributes = Files.readAttributes(source, BasicFileAttributes.class);
            writeNew(to, content, attributes.size());
            LocalAttributes.copy(source, target);
            Files.delete(source);
            force(source.getParent());
        } catch (IOException e) {
            throw LocalFailures.failure(from, source, "moved", e);
        }
    }

    @Override
    public boolean moveFolder(Location from, Location to) throws StorageException {
        Path source = path(from);
        Path target = path(to);
        if (!attributes(from, source, "moved").isDirectory()) {
            throw LocalFailures.notAsExpected(from, "moved", "is no folder");
        }
        try {
            refuseWhatIsThere(target);
            makeFolders(target.getParent());
            // an empty folder that is made at this very moment is replaced, nothing else can be
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
            force(source.getParent());
            return true;
        } catch (AtomicMoveNotSupportedException otherDisk) {
            return false;
        } catch (FileAlreadyExistsException e) {
            throw LocalFailures.failure(to, target, "written", e);
        } catch (IOException e) {
            throw LocalFailures.failure(from, source, "moved", e);
        }
    }

    @Override
    public void deleteFile(Location file) throws StorageException {
        Path path = path(file);
        requireFile(file, path, "removed");
        try {
            Files.delete(path);
            force(path.getParent());
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "removed", e);
        }
    }

    @Override
    public void makeFolder(Location folder) throws StorageException {
        Path path = path(folder);
        try {
            makeFolders(path);
        } catch (IOException e) {
            throw LocalFailures.failure(folder, path, "made", e);
        }
    }

    @Override
    public boolean deleteEmptyFolder(Location folder) throws StorageException {
        Path path = path(folder);
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
                throw LocalFailures.notAsExpected(folder, "removed", "is no folder");
            }
            Files.delete(path);
            force(path.getParent());
            return true;
        } catch (NoSuchFileException gone) {
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        } catch (IOException e) {
            throw LocalFailures.failure(folder, path, "removed", e);
        }
    }

    @Override
    public boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws StorageException {
        Path path = path(place);
        attributes(place, path, "changed");
        return LocalAttributes.set(path, owner, group, mode, modifiedMs);
    }

    @Override
    public void close() {}

    private static void refuseWhatIsThere(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    /** Makes a folder and those above it; all that are new are forced out. */
    private static void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    /** Brings the names in a folder to the disk itself, where the system can. */
    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (FileSystemException | UnsupportedOperationException notToBeOpened) {
            // Windows opens no folders, and one may be allowed to write into a folder that one may not read
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    private static void requireFile(Location file, Path path, String operation) throws StorageException {
        if (attributes(file, path, operation).isDirectory()) {
            throw LocalFailures.notAsExpected(file, operation, "is a folder");
        }
    }

    private static BasicFileAttributes attributes(Location place, Path path, String operation) throws StorageException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw LocalFailures.failure(place, path, operation, e);
        }
    }

    private Path path(Location place) throws StorageException {
        return LocalStorage.path(disk, place);
    }
}
