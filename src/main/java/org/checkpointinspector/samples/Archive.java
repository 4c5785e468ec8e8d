package org.checkpointinspector.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks an archive into a folder, and nowhere else; keeps the times of the files; ends where it grows out of bounds. */
final class Archive {
    private static final int ENTRIES_AT_MOST = 50_000;
    private static final long BYTES_AT_MOST = 512L << 20;

    private final Path target;
    private long bytes;

    Archive(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    void unpack(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int entries = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > ENTRIES_AT_MOST) {
                    throw new IOException("The archive has more than " + ENTRIES_AT_MOST + " entries.");
                }
                unpack(in, entry);
            }
        }
    }

    private void unpack(InputStream in, ZipEntry entry) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target) || path.equals(target)) {
            throw new IOException("The archive has an entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            copy(in, out);
        }
        FileTime time = entry.getLastModifiedTime();
        if (time != null) {
            Files.setLastModifiedTime(path, time);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > BYTES_AT_MOST) {
                throw new IOException("The archive has more than " + BYTES_AT_MOST + " bytes.");
            }
            out.write(buffer, 0, read);
        }
    }
}
