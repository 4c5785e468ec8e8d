package org.checkpointinspector.storage;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.Objects;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/** A store in memory, to be read and to be changed: one with folders, as HDFS has them, or a flat one, as S3 is. Times go on by a second a change. */
public final class MemoryStore implements Storage, StorageWriter {

    /** What is at a path; a folder has no content. */
    private record Entry(byte @Nullable [] content, long modifiedMs, Map<String, String> attributes) {
        boolean isFolder() {
            return content == null;
        }
    }

    private final boolean folders;
    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private long nowMs = 1_760_000_000_000L;

    /** An empty store; {@code folders} says whether it has folders. */
    public MemoryStore(boolean folders) {
        this.folders = folders;
    }

    @Override
    public synchronized Listing list(Location root, ListingProgress progress) throws StorageException {
        @Nullable Entry at = entry(root);
        if (at == null && !root.path().equals("/") && !isPrefix(root.path())) {
            throw failure(Kind.NOT_FOUND, root, "there is nothing");
        }
        boolean single = at != null && !at.isFolder();
        Location folder = single ? parent(root) : root;
        ListingBuilder listing = new ListingBuilder(folder);
        progress.listed(0, "");
        String prefix = folder.path().equals("/") ? "/" : folder.path() + "/";
        // a copy, since whoever hears of the progress may change the store
        new LinkedHashMap<>(entries.subMap(prefix, true, prefix + Character.MAX_VALUE, true)).forEach((path, entry) -> {
            String name = path.substring(prefix.length());
            if (single && !name.equals(root.name()) && !name.equals("." + root.name() + ".crc") && !name.equals(root.name() + ".crc")) {
                return;
            }
            if (entry.isFolder()) {
                listing.addFolder(name);
            } else {
                listing.add(name, entry.content.length, entry.modifiedMs);
            }
            int slash = name.lastIndexOf('/');
            progress.listed(listing.files(), slash < 0 ? "" : name.substring(0, slash));
        });
        return listing.build();
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        return new ByteArrayInputStream(content(file));
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        byte[] content = content(file);
        return new RangeReader() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                int there = (int) Math.max(0, Math.min(length, content.length - position));
                if (there > 0) {
                    System.arraycopy(content, (int) position, target, offset, there);
                }
                return there;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized Access access(Location place) throws StorageException {
        @Nullable Entry entry = entry(place);
        if (entry == null && !isPrefix(place.path())) {
            throw failure(Kind.NOT_FOUND, place, "there is nothing");
        }
        Map<String, String> attributes = entry == null ? Map.of() : entry.attributes;
        String mode = attributes.getOrDefault("mode", "rwxr-xr-x");
        return folders
                ? new Access(attributes.getOrDefault("owner", "me"), attributes.getOrDefault("group", "us"), mode, true, true, Map.of())
                : new Access(null, null, null, true, true, Map.of());
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        refuseWhatIsThere(file, file);
        byte[] read;
        try {
            read = content.readAllBytes();
            if (bytes != UNKNOWN && read.length != bytes) {
                throw new EOFException("there are " + read.length + " bytes to write and not " + bytes);
            }
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw failure(Kind.FAILED, file, e.getMessage());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException();
        }
        put(file, read);
    }

    private synchronized void put(Location file, byte[] content) throws StorageException {
        refuseWhatIsThere(file, file);
        makeFolderAbove(file);
        entries.put(file.path(), new Entry(content, nowMs += 1000, Map.of()));
    }

    @Override
    public synchronized boolean copyNew(Location from, Location to) throws StorageException {
        if (folders) {
            return false;
        }
        put(to, content(from));
        return true;
    }

    @Override
    public synchronized void moveFile(Location from, Location to) throws StorageException {
        content(from);
        refuseWhatIsThere(to, to);
        makeFolderAbove(to);
        entries.put(to.path(), Objects.requireNonNull(entries.remove(from.path())));
    }

    @Override
    public synchronized boolean moveFolder(Location from, Location to) throws StorageException {
        if (!folders) {
            return false;
        }
        @Nullable Entry folder = entry(from);
        if (folder == null) {
            throw failure(Kind.NOT_FOUND, from, "there is nothing");
        }
        if (!folder.isFolder() || to.path().startsWith(from.path() + "/")) {
            throw failure(Kind.FAILED, from, "no folder, or one that would lie in itself");
        }
        refuseWhatIsThere(to, to);
        makeFolderAbove(to);
        entries.put(to.path(), Objects.requireNonNull(entries.remove(from.path())));
        Map<String, Entry> below = new LinkedHashMap<>(entries.subMap(from.path() + "/", from.path() + "0"));
        below.forEach((path, entry) -> {
            entries.remove(path);
            entries.put(to.path() + path.substring(from.path().length()), entry);
        });
        return true;
    }

    @Override
    public synchronized void deleteFile(Location file) throws StorageException {
        content(file);
        entries.remove(file.path());
    }

    @Override
    public synchronized void makeFolder(Location folder) throws StorageException {
        @Nullable Entry there = entry(folder);
        if (there != null && !there.isFolder()) {
            throw failure(Kind.EXISTS, folder, "a file is in the way");
        }
        if (folders && there == null && !folder.path().equals("/")) {
            makeFolderAbove(folder);
            entries.put(folder.path(), new Entry(null, nowMs += 1000, Map.of()));
        }
    }

    @Override
    public synchronized boolean deleteEmptyFolder(Location folder) throws StorageException {
        if (isPrefix(folder.path())) {
            return false;
        }
        @Nullable Entry there = entry(folder);
        if (there != null && !there.isFolder()) {
            throw failure(Kind.FAILED, folder, "no folder");
        }
        entries.remove(folder.path());
        return true;
    }

    @Override
    public synchronized boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws StorageException {
        @Nullable Entry entry = entry(place);
        if (entry == null && !isPrefix(place.path())) {
            throw failure(Kind.NOT_FOUND, place, "there is nothing");
        }
        boolean nothing = owner == null && group == null && mode == null && modifiedMs == null;
        if (nothing || !folders || entry == null) {
            return nothing;
        }
        Map<String, String> attributes = new LinkedHashMap<>(entry.attributes);
        putIfSaid(attributes, "owner", owner);
        putIfSaid(attributes, "group", group);
        putIfSaid(attributes, "mode", mode);
        entries.put(place.path(), new Entry(entry.content, modifiedMs == null ? entry.modifiedMs : modifiedMs, attributes));
        return true;
    }

    private static void putIfSaid(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    @Override
    public void close() {}

    private synchronized byte[] content(Location file) throws StorageException {
        @Nullable Entry entry = entry(file);
        if (entry == null && !isPrefix(file.path())) {
            throw failure(Kind.NOT_FOUND, file, "there is nothing");
        }
        if (entry == null || entry.isFolder()) {
            throw failure(Kind.FAILED, file, "is a folder");
        }
        return entry.content;
    }

    private synchronized void refuseWhatIsThere(Location place, Location to) throws StorageException {
        if (entries.containsKey(place.path()) || folders && isPrefix(place.path())) {
            throw failure(Kind.EXISTS, to, "there is something");
        }
    }

    private void makeFolderAbove(Location place) throws StorageException {
        if (folders) {
            makeFolder(parent(place));
        }
    }

    private boolean isPrefix(String path) {
        @Nullable String next = entries.higherKey(path + "/");
        return next != null && next.startsWith(path + "/");
    }

    private @Nullable Entry entry(Location place) {
        return entries.get(place.path());
    }

    private static Location parent(Location place) {
        return new Location(place.scheme(), place.authority(), place.path().substring(0, Math.max(1, place.path().lastIndexOf('/'))));
    }

    private static StorageException failure(Kind kind, Location place, String what) {
        return new StorageException(kind, place.toString(), place + ": " + what + ".", "Look at " + parent(place) + ".", null);
    }
}
