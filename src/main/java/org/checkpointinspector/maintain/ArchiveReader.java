package org.checkpointinspector.maintain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive to its end, once, and holds every file in it against the manifest that stands last. No name in it is trusted: only files below
 * {@link Plan#DATA} are handed out, by paths that lead nowhere else. What was seen is kept in a temporary file until the manifest comes.
 */
final class ArchiveReader implements Closeable {

    private static final int MOST_FILES = 20_000_000;
    private static final int LONGEST_PATH = 16_384;
    private static final int MOST_PROBLEMS = 1000;

    private final Places places;
    private final Location archive;
    private final ArchiveFormat format;
    private final BooleanSupplier cancelled;
    private final List<String> problems = new ArrayList<>();
    private final Path seen;
    private long files;
    private long bytes;

    ArchiveReader(Places places, Location archive, ArchiveFormat format, BooleanSupplier cancelled) throws IOException {
        this.places = places;
        this.archive = archive;
        this.format = format;
        this.cancelled = cancelled;
        this.seen = Files.createTempFile("checkpoint-inspector-", ".seen");
    }

    /** Hears of each file as it comes, before it is known to be whole. */
    @FunctionalInterface
    interface Visitor {
        /** @param content its bytes; what is not read is read after */
        void file(String path, InputStream content) throws IOException;
    }

    /** What is wrong with it, each a sentence; empty for a whole one. */
    List<String> problems() {
        return problems;
    }

    /** How many files the archive holds. */
    long files() {
        return files;
    }

    /** Bytes of all of them. */
    long bytes() {
        return bytes;
    }

    /**
     * Reads all of it. Damage is a problem, not a failure.
     *
     * @param whole hears of each file that is what the manifest says
     * @param made is told by the manifest what the archive was made of
     * @throws StorageException if it cannot be read, or a listener fails so
     */
    void read(Visitor visitor, ManifestReader.Listener whole, PlanParts made) throws IOException {
        boolean manifest = false;
        try (InputStream raw = places.storage(archive).open(archive); ArchiveFormat.Unpacker unpacker = format.unpacker(new BufferedInputStream(raw, Hashes.BUFFER));
                DataOutputStream to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(seen)))) {
            for (@Nullable String name = unpacker.next(); name != null; name = unpacker.next()) {
                String path = name.startsWith(Plan.DATA + "/") ? name.substring(Plan.DATA.length() + 1) : "";
                if (manifest) {
                    tell("something follows the manifest: " + name + ".");
                } else if (name.equals(Manifest.FILE)) {
                    manifest = true;
                    to.flush();
                    compare(unpacker.content(), whole, made);
                } else if (path.isEmpty() || path.length() > LONGEST_PATH || !PlanReader.isInside(path) || path.indexOf('\\') >= 0) {
                    tell("it holds what is no part of a backup, or leads out of it: " + name.substring(0, Math.min(200, name.length())) + ".");
                } else {
                    file(path, unpacker.content(), visitor, to);
                }
            }
            unpacker.end();
        } catch (StorageException | StopException | CancelledException e) {
            throw e;
        } catch (IOException | IllegalArgumentException damaged) {
            tell("it is damaged: " + damaged.getMessage());
        }
        if (!manifest) {
            tell("it has no manifest: it is incomplete, or no backup.");
        }
    }

    private void file(String path, InputStream content, Visitor visitor, DataOutputStream to) throws IOException {
        if (++files > MOST_FILES) {
            throw new IOException("it holds more than " + MOST_FILES + " files");
        }
        Counted counted = new Counted(content);
        visitor.file(path, counted);
        byte[] rest = new byte[Hashes.BUFFER];
        while (counted.read(rest) >= 0) {
            if (cancelled.getAsBoolean()) {
                throw new CancelledException();
            }
        }
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        to.writeInt(name.length);
        to.write(name);
        to.writeLong(counted.bytes);
        to.writeUTF(Hashes.hex(counted.getMessageDigest()));
        bytes += counted.bytes;
    }

    /** Counts and hashes; stays open when it is closed. */
    private static final class Counted extends DigestInputStream {
        private long bytes;

        Counted(InputStream content) {
            super(content, Hashes.sha256());
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            bytes += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            bytes += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {}
    }

    /** The manifest names the files in the order in which they stand there. */
    private void compare(InputStream content, ManifestReader.Listener whole, PlanParts made) throws IOException {
        try (DataInputStream from = new DataInputStream(new BufferedInputStream(Files.newInputStream(seen)))) {
            long[] named = new long[1];
            ManifestReader.read(content, archive + "!" + Manifest.FILE, made, entry -> {
                if (++named[0] <= files) {
                    compare(from, entry, whole);
                }
            });
            if (named[0] != files) {
                tell("its manifest names " + named[0] + " files; there are " + files + ".");
            }
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.FAILED) {
                throw e;
            }
            tell(e.getMessage());
        }
    }

    private void compare(DataInputStream from, Entry entry, ManifestReader.Listener whole) throws IOException {
        byte[] name = new byte[from.readInt()];
        if (from.readNBytes(name, 0, name.length) < name.length) {
            throw new EOFException("the temporary file " + seen + " breaks off");
        }
        String path = new String(name, StandardCharsets.UTF_8);
        boolean same = from.readLong() == entry.bytes() & ("sha256:" + from.readUTF()).equals(entry.hash());
        if (!path.equals(entry.path())) {
            tell(path + " stands where the manifest names " + entry.path() + ".");
        } else if (!same) {
            tell(path + " does not hold what was backed up: its hash is another one.");
        } else {
            whole.file(entry);
        }
    }

    private void tell(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(seen);
    }
}
