package org.checkpointinspector.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gathers one folder, its files in any order, and makes a {@link ColumnFolder} of it. For one thread. */
final class FolderBuilder {

    private final String path;
    private final NameColumn names = new NameColumn(0, 0);
    private long[] bytes = new long[0];
    private long[] modifiedMs = new long[0];
    private final TagColumn tags = new TagColumn();
    private boolean sorted = true;
    private boolean complete = true;
    private final TreeMap<String, FolderBuilder> folders = new TreeMap<>();

    /** Begins a folder at a path relative to the listing's root. */
    FolderBuilder(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** Path of something in this folder, relative to the listing's root. */
    String pathOf(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** Adds a file. Where a name comes twice (a folder may change while it is read) the last one counts. */
    void file(String name, long length, long modified, @Nullable String tag) {
        int index = names.size();
        if (index == bytes.length) {
            bytes = Arrays.copyOf(bytes, grown(index));
            modifiedMs = Arrays.copyOf(modifiedMs, grown(index));
        }
        names.add(name);
        bytes[index] = length;
        modifiedMs[index] = modified;
        tags.put(index, tag);
        sorted = sorted && (index == 0 || names.compare(index - 1, index) < 0);
    }

    /** The folder of that name in this one, begun where it was not there yet. */
    FolderBuilder folder(String name) {
        return folders.computeIfAbsent(name, absent -> new FolderBuilder(pathOf(name)));
    }

    /** Notes that this folder could not be listed in full. */
    void incomplete() {
        complete = false;
    }

    /** The finished folder. Empties this builder on the way, so that a big tree is not held twice. */
    ColumnFolder build() {
        List<Folder> built = new ArrayList<>(folders.size());
        for (var next = folders.pollFirstEntry(); next != null; next = folders.pollFirstEntry()) {
            built.add(next.getValue().build());
        }
        int[] order = order();
        NameColumn sortedNames = new NameColumn(order.length, names.size() == 0 ? 0 : names.end(names.size() - 1));
        long[] sortedBytes = new long[order.length];
        long[] sortedTimes = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            sortedNames.add(names, order[i]);
            sortedBytes[i] = bytes[order[i]];
            sortedTimes[i] = modifiedMs[order[i]];
        }
        return new ColumnFolder(path, List.copyOf(built), sortedNames, sortedBytes, sortedTimes, tags.ordered(order), complete);
    }

    /** Positions of the files by name, each name once. */
    private int[] order() {
        if (sorted) {
            return IntStream.range(0, names.size()).toArray();
        }
        Integer[] order = new Integer[names.size()];
        Arrays.setAll(order, Integer::valueOf);
        Arrays.sort(order, names::compare);
        int[] distinct = new int[order.length];
        int size = 0;
        for (int index : order) {
            // the sort is stable: of equal names the one that was added last comes last
            boolean again = size > 0 && names.compare(distinct[size - 1], index) == 0;
            distinct[again ? size - 1 : size++] = index;
        }
        return Arrays.copyOf(distinct, size);
    }

    /** The next size of a full column. */
    static int grown(int size) {
        return size + (size >> 1) + 4;
    }
}
