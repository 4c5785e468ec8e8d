package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import org.jspecify.annotations.Nullable;

/** Sets owners, permissions and times on the local disk, as far as it has them and allows it. */
final class LocalAttributes {

    private LocalAttributes() {}

    /** Gives one file what another has. */
    static void copy(Path from, Path to) throws IOException {
        long modifiedMs = Files.readAttributes(from, BasicFileAttributes.class).lastModifiedTime().toMillis();
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view == null) {
            set(to, null, null, null, modifiedMs);
            return;
        }
        PosixFileAttributes posix = view.readAttributes();
        set(to, posix.owner().getName(), posix.group().getName(), PosixFilePermissions.toString(posix.permissions()), modifiedMs);
    }

    /** Sets what is not null; returns whether all of it is so now. */
    static boolean set(Path path, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        boolean all = view == null ? owner == null && group == null && mode == null : setPosix(view, path, owner, group, mode);
        // last, for the changes above count as none of the content
        return (modifiedMs == null || done(() -> Files.setLastModifiedTime(path, FileTime.fromMillis(modifiedMs)))) && all;
    }

    private static boolean setPosix(PosixFileAttributeView view, Path path, @Nullable String owner, @Nullable String group, @Nullable String mode) {
        boolean all = owner == null || done(() -> setOwner(view, path, owner));
        all &= group == null || done(() -> setGroup(view, path, group));
        if (mode != null) {
            // HDFS may say a sticky bit, which Java does not know
            String bits = mode.replace('t', 'x').replace('T', '-');
            all &= done(() -> view.setPermissions(PosixFilePermissions.fromString(bits))) && bits.equals(mode);
        }
        return all;
    }

    private static void setOwner(PosixFileAttributeView view, Path path, String owner) throws IOException {
        if (!view.readAttributes().owner().getName().equals(owner)) {
            view.setOwner(names(path).lookupPrincipalByName(owner));
        }
    }

    private static void setGroup(PosixFileAttributeView view, Path path, String group) throws IOException {
        PosixFileAttributes now = view.readAttributes();
        if (!now.group().getName().equals(group)) {
            view.setGroup(names(path).lookupPrincipalByGroupName(group));
        }
    }

    private static UserPrincipalLookupService names(Path path) {
        return path.getFileSystem().getUserPrincipalLookupService();
    }

    /** A change that may be refused. */
    @FunctionalInterface
    private interface Setting {
        void make() throws IOException;
    }

    /** To whom a file belongs is worth keeping, and not worth failing for: whoever asked is told that it did not work. */
    private static boolean done(Setting setting) {
        try {
            setting.make();
            return true;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException refused) {
            return false;
        }
    }
}
