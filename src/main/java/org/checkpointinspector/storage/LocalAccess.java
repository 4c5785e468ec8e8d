package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Owners and permissions on the local disk: POSIX where the disk has it, else what there is. Safe for use by several threads. */
final class LocalAccess {

    private static final String DEVICE = "unix:dev";

    /** Words for each file system by its device: to find out, Java reads all mounts anew, each time. */
    private final Map<Object, String> fileSystems = new ConcurrentHashMap<>();

    /** Who may do what with a place; links are followed. */
    Access of(Path path) throws IOException {
        boolean folder = Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        boolean readable = Files.isReadable(path) && (!folder || Files.isExecutable(path));
        boolean writable = Files.isWritable(path) && (!folder || Files.isExecutable(path));
        Map<String, String> facts = Collections.unmodifiableMap(facts(path));
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return new Access(owner(path), null, null, readable, writable, facts);
        }
        PosixFileAttributes posix = view.readAttributes();
        String mode = PosixFilePermissions.toString(posix.permissions());
        return new Access(posix.owner().getName(), posix.group().getName(), mode, readable, writable, facts);
    }

    private Map<String, String> facts(Path path) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Looked at by", System.getProperty("user.name"));
        Path real = path.toRealPath();
        if (!real.equals(path.toAbsolutePath().normalize())) {
            facts.put("Real path", real.toString());
        }
        facts.put("File system", path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? fileSystems.computeIfAbsent(Files.getAttribute(path, DEVICE), device -> fileSystem(path))
                : fileSystem(path));
        return facts;
    }

    /** In some containers Linux does not show the mount that holds a file; that is no reason to say nothing of its owner. */
    private static String fileSystem(Path path) {
        try {
            FileStore store = Files.getFileStore(path);
            return store.type() + (store.isReadOnly() ? ", read only" : "");
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }

    private static @Nullable String owner(Path path) throws IOException {
        FileOwnerAttributeView view = Files.getFileAttributeView(path, FileOwnerAttributeView.class);
        return view == null ? null : view.getOwner().getName();
    }

    /** Owner and permissions as the end of a sentence: {@code belongs to spark:hadoop with rwx------}. */
    static String words(Path path) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (view == null) {
                return " belongs to " + owner(path);
            }
            PosixFileAttributes posix = view.readAttributes();
            String mode = PosixFilePermissions.toString(posix.permissions());
            return " belongs to " + posix.owner().getName() + ":" + posix.group().getName() + " with " + mode;
        } catch (IOException alsoDenied) {
            return " does not even show its owner";
        }
    }
}
