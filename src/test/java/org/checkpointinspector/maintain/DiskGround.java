package org.checkpointinspector.maintain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.MemoryDisk;
import org.jspecify.annotations.Nullable;

/** The local store, on the disk of this machine or on one in memory. Works out each plan once: what was there then is put there again for the next case. */
final class DiskGround implements Ground {

    private final String scheme;
    private final @Nullable MemoryDisk disk;
    private final Path folder;
    private final List<Entry> begin = new ArrayList<>();
    private @Nullable Scenario scenario;
    private @Nullable Plan plan;

    /** A file as it was; a folder has no content. */
    private record Entry(Path path, byte @Nullable [] content, FileTime modified) {}

    /**
     * Begins.
     *
     * @param scheme {@code file}, or {@code objects} for a store without renames
     * @param disk a disk in memory, null for that of this machine
     * @param folder an empty folder on that disk
     */
    DiskGround(String scheme, @Nullable MemoryDisk disk, Path folder) {
        this.scheme = scheme;
        this.disk = disk;
        this.folder = folder;
    }

    /** A folder in memory. */
    static DiskGround inMemory(String scheme) throws IOException {
        MemoryDisk disk = new MemoryDisk();
        return new DiskGround(scheme, disk, Files.createDirectories(disk.path("/checkpoints")));
    }

    /** The folder on its disk. */
    Path folder() {
        return folder;
    }

    @Override
    public Location root() {
        return new Location(scheme, "", folder.toString());
    }

    @Override
    public Places places(Faults faults) {
        return new FaultyPlaces(faults, disk);
    }

    @Override
    public Plan plan(Scenario which, Places places) throws IOException {
        Plan known = plan;
        if (known != null && scenario == which) {
            putBack();
            return known;
        }
        SmallCheckpoint.write(folder.resolve("orders"));
        Plan made = which.plan(places, checkpoint());
        remember();
        scenario = which;
        plan = made;
        return made;
    }

    private void remember() throws IOException {
        begin.clear();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.toList()) {
                byte @Nullable [] content = Files.isDirectory(path) ? null : Files.readAllBytes(path);
                begin.add(new Entry(path, content, Files.getLastModifiedTime(path)));
            }
        }
    }

    private void putBack() throws IOException {
        for (Entry entry : begin) {
            byte[] content = entry.content;
            if (content == null) {
                Files.createDirectories(entry.path);
            } else {
                Files.write(entry.path, content);
                Files.setLastModifiedTime(entry.path, entry.modified);
            }
        }
    }

    @Override
    public Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Override
    public void clear() throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.filter(each -> !each.equals(folder)).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public String toString() {
        return scheme;
    }
}
