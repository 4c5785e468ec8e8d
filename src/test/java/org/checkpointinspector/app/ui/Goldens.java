package org.checkpointinspector.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Real checkpoints from the test resources, unpacked with the times of their files, and damaged by hand. */
public final class Goldens {
    private Goldens() {}

    /** Unpacks the checkpoint of a golden archive into a new folder of that name. */
    public static Path unpack(String golden, Path folder) throws IOException {
        Path home = folder.resolve(golden);
        try (InputStream resource = Goldens.class.getResourceAsStream("/golden/" + golden + ".zip");
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                    Files.setLastModifiedTime(path, entry.getLastModifiedTime());
                }
            }
        }
        return home.resolve("checkpoint");
    }

    /** Copies a folder, the times of its files included. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Cuts a file to its first bytes. */
    public static void cut(Path file, int bytes) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(content, Math.min(bytes, content.length)));
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }

    /** Removes a file or a folder with everything in it. */
    public static void remove(Path... paths) throws IOException {
        for (Path path : paths) {
            if (Files.exists(path)) {
                removeAll(path);
            }
        }
    }

    private static void removeAll(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException notDeleted) {
                    throw new UncheckedIOException(notDeleted);
                }
            });
        }
        Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
    }

    /** The newest file of a log whose names are numbers. */
    public static Path newest(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+"))
                    .max(Comparator.comparingLong(file -> Long.parseLong(file.getFileName().toString())))
                    .orElseThrow();
        }
    }
}
