package org.checkpointinspector.layout;

import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Collects what a path tells of a file, until its role is known. */
final class FileAddress {

    private final FileEntry entry;
    private final String path;
    private @Nullable Long batch;
    private boolean compact;
    private @Nullable String source;
    private @Nullable Integer operator;
    private @Nullable Integer partition;
    private @Nullable String store;
    private @Nullable Long version;
    private @Nullable String uniqueId;

    FileAddress(FileEntry entry, String path) {
        this.entry = entry;
        this.path = path;
    }

    FileAddress batch(long id) {
        this.batch = id;
        return this;
    }

    FileAddress compact(boolean isCompact) {
        this.compact = isCompact;
        return this;
    }

    FileAddress source(String name) {
        this.source = name;
        return this;
    }

    FileAddress operator(int id) {
        this.operator = id;
        return this;
    }

    FileAddress partition(int id) {
        this.partition = id;
        return this;
    }

    FileAddress store(String name) {
        this.store = name;
        return this;
    }

    FileAddress version(long number) {
        this.version = number;
        return this;
    }

    FileAddress uniqueId(@Nullable String id) {
        this.uniqueId = id;
        return this;
    }

    CheckpointFile as(Role role) {
        return new CheckpointFile(entry, path, role, batch, compact, source, operator, partition, store, version, uniqueId);
    }
}
