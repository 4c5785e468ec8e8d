package org.checkpointinspector.maintain;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** Forms of a backup that is one file. Both are written and read as streams, so that their size needs no room in memory. */
public enum ArchiveFormat {
    /** A zip file; larger than 4 GiB or with more than 65,535 files as Zip64. */
    ZIP(List.of(".zip")) {
        @Override
        Packer packer(OutputStream to) {
            ZipOutputStream zip = new ZipOutputStream(to);
            return new Packer() {
                @Override
                public OutputStream begin(String name, long bytes, long modifiedMs) throws IOException {
                    ZipEntry entry = new ZipEntry(name);
                    entry.setLastModifiedTime(FileTime.fromMillis(modifiedMs));
                    zip.putNextEntry(entry);
                    return zip;
                }

                @Override
                public void end() throws IOException {
                    zip.closeEntry();
                }

                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        }

        @Override
        Unpacker unpacker(InputStream from) {
            ZipInputStream zip = new ZipInputStream(from);
            return new Unpacker(zip) {
                @Override
                @Nullable String next() throws IOException {
                    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                        if (!entry.isDirectory()) {
                            return entry.getName();
                        }
                    }
                    return null;
                }
            };
        }
    },
    /** A tar file that gzip compressed; long names and large files as POSIX has them. */
    TAR_GZ(List.of(".tar.gz", ".tgz")) {
        @Override
        Packer packer(OutputStream to) throws IOException {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(to, 1 << 16), "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            return new Packer() {
                @Override
                public OutputStream begin(String name, long bytes, long modifiedMs) throws IOException {
                    TarArchiveEntry entry = new TarArchiveEntry(name);
                    entry.setSize(bytes);
                    entry.setModTime(modifiedMs / 1000 * 1000);
                    tar.putArchiveEntry(entry);
                    return tar;
                }

                @Override
                public void end() throws IOException {
                    tar.closeArchiveEntry();
                }

                @Override
                public void close() throws IOException {
                    tar.close();
                }
            };
        }

        @Override
        Unpacker unpacker(InputStream from) throws IOException {
            GZIPInputStream gzip = new GZIPInputStream(from, 1 << 16);
            TarArchiveInputStream tar = new TarArchiveInputStream(gzip, "UTF-8");
            return new Unpacker(tar) {
                @Override
                @Nullable String next() throws IOException {
                    try {
                        return nextFile();
                    } catch (RuntimeException damaged) {
                        // headers that nobody wrote in good faith
                        throw new IOException("its headers make no sense", damaged);
                    }
                }

                @Override
                void end() throws IOException {
                    gzip.skip(Long.MAX_VALUE);
                }

                private @Nullable String nextFile() throws IOException {
                    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                        if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                            return entry.getName();
                        } else if (!entry.isDirectory()) {
                            throw new IOException(entry.getName() + " is neither a file nor a folder");
                        }
                    }
                    return null;
                }
            };
        }
    };

    private final List<String> endings;

    ArchiveFormat(List<String> endings) {
        this.endings = endings;
    }

    /** The form that a name tells by its end; empty for a folder. */
    public static Optional<ArchiveFormat> of(Location place) {
        String name = place.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.endings.stream().anyMatch(name::endsWith)).findFirst();
    }

    /** Writes an archive, one file after the other. */
    interface Packer extends Closeable {

        /** Begins a file; what is written to the stream, which is not to be closed, are its bytes. */
        OutputStream begin(String name, long bytes, long modifiedMs) throws IOException;

        /** Ends the file that was begun. */
        void end() throws IOException;
    }

    /** Reads an archive, one file after the other. */
    abstract static class Unpacker implements Closeable {
        private final InputStream content;

        Unpacker(InputStream content) {
            this.content = content;
        }

        /** Goes to the next file, whatever is left of the one before; its name as it stands there, which is not to be trusted; null after the last. */
        abstract @Nullable String next() throws IOException;

        /** Reads what stands behind the last file, which is where checksums may be. */
        void end() throws IOException {}

        /** The bytes of this file; not to be closed. */
        InputStream content() {
            return content;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    abstract Packer packer(OutputStream to) throws IOException;

    abstract Unpacker unpacker(InputStream from) throws IOException;
}
