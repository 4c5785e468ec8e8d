package org.checkpointinspector.maintain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageException.Kind;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/**
 * A store of very many files that take no room: below {@code /orders} all of them are there, and of each that is written anywhere else it is known that it
 * is. Documents lie in a folder of the real disk.
 */
final class ManyFiles implements Storage, StorageWriter {

    static final Location ORDERS = new Location("many", "", "/orders");

    private static final long MODIFIED_MS = 1_700_000_000_000L;

    private final int files;
    private final Path documents;
    private final BitSet copied = new BitSet();
    private final Map<String, Path> stored = new TreeMap<>();

    ManyFiles(int files, Path documents) {
        this.files = files;
        this.documents = documents;
    }

    /** As if the process had ended before it noted that a phase is complete. */
    synchronized void forgetMarkers() {
        stored.keySet().removeIf(path -> path.contains("/phases/"));
    }

    private static String path(int number) {
        return "state/0/" + number % 200 + "/" + number + ".delta";
    }

    private static byte[] content(int number) {
        return ("content of " + number).getBytes(StandardCharsets.UTF_8);
    }

    /** Its number, negative where it is no state file. */
    private static int number(Location file) {
        return file.name().endsWith(".delta") ? Integer.parseInt(file.name().replace(".delta", "")) : -1;
    }

    private synchronized boolean isThere(Location file) {
        int number = number(file);
        return number < 0 ? stored.containsKey(file.path()) : file.path().startsWith("/orders/") || copied.get(number);
    }

    @Override
    public synchronized Listing list(Location root, ListingProgress progress) throws StorageException {
        boolean single = !root.name().isEmpty() && isThere(root);
        Location folder = single ? new Location(root.scheme(), "", root.path().substring(0, root.path().lastIndexOf('/'))) : root;
        ListingBuilder listing = new ListingBuilder(folder);
        if (single) {
            listing.add(root.name(), number(root) < 0 ? size(stored.get(root.path())) : content(number(root)).length, MODIFIED_MS);
            return listing.build();
        }
        String prefix = root.path() + "/";
        stored.forEach((path, file) -> {
            if (path.startsWith(prefix)) {
                listing.add(path.substring(prefix.length()), size(file), MODIFIED_MS);
            }
        });
        boolean orders = root.equals(ORDERS);
        String below = orders ? "" : "/backup/checkpoint/".startsWith(prefix) ? "/backup/checkpoint/".substring(prefix.length()) : null;
        for (int i = 0; below != null && i < files; i++) {
            if (orders || copied.get(i)) {
                listing.add(below + path(i), content(i).length, MODIFIED_MS);
            }
        }
        if (listing.files() == 0) {
            throw failure(Kind.NOT_FOUND, root);
        }
        return listing.build();
    }

    private static long size(@Nullable Path file) {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        if (!isThere(file)) {
            throw failure(Kind.NOT_FOUND, file);
        }
        try {
            return number(file) < 0 ? Files.newInputStream(stored.get(file.path())) : new ByteArrayInputStream(content(number(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public RangeReader openRanges(Location file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Access access(Location place) {
        return new Access(null, null, null, true, true, Map.of());
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        if (isThere(file)) {
            throw failure(Kind.EXISTS, file);
        }
        try {
            if (number(file) < 0) {
                Path document = Files.createTempFile(documents, "document", "");
                Files.write(document, new byte[0]);
                try (var to = Files.newOutputStream(document)) {
                    content.transferTo(to);
                }
                put(file, document);
            } else {
                content.skipNBytes(bytes);
                put(file, documents);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void put(Location file, Path document) {
        if (number(file) < 0) {
            stored.put(file.path(), document);
        } else {
            copied.set(number(file));
        }
    }

    @Override
    public boolean copyNew(Location from, Location to) {
        return false;
    }

    @Override
    public void moveFile(Location from, Location to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean moveFolder(Location from, Location to) {
        return false;
    }

    @Override
    public void deleteFile(Location file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void makeFolder(Location folder) {}

    @Override
    public boolean deleteEmptyFolder(Location folder) {
        return true;
    }

    @Override
    public boolean keepAttributes(Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) {
        return false;
    }

    @Override
    public void close() {}

    private static StorageException failure(Kind kind, Location place) {
        return new StorageException(kind, place.toString(), place + ": " + kind, "", null);
    }
}
