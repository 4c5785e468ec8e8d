package org.checkpointinspector.inspect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredHealth;
import org.jspecify.annotations.Nullable;

/** What a store itself tells of the files of one checkpoint, without any of them being read; each question is asked once. */
final class StoreAnswers {

    private final Storage storage;
    private final Location listed;
    private final Location checkpoint;
    private final BooleanSupplier cancelled;
    private final Map<String, Optional<StoredHealth.Trouble>> troubles = new HashMap<>();
    private @Nullable Map<String, StoredHealth.Trouble> lost;

    /**
     * Prepares asking.
     *
     * @param listed the place that was listed
     * @param checkpoint where the checkpoint lies
     * @param cancelled whether nobody waits for the answer any more
     */
    StoreAnswers(Storage storage, Location listed, Location checkpoint, BooleanSupplier cancelled) {
        this.storage = storage;
        this.listed = listed;
        this.checkpoint = checkpoint;
        this.cancelled = cancelled;
    }

    /** Who may do what with a place, by its path relative to the checkpoint; empty where that is not told. */
    Optional<Access> access(String path) {
        try {
            return Optional.of(Abandonable.call(() -> storage.access(checkpoint.resolve(path)), cancelled));
        } catch (StorageException notTold) {
            return Optional.empty();
        }
    }

    /** What the store knows to be wrong with a file; empty where it is whole, or the store does not tell. */
    Optional<StoredHealth.Trouble> trouble(FileEntry entry) {
        return troubles.computeIfAbsent(entry.path(), path -> told(health -> health.of(listed.resolve(path))).flatMap(answer -> answer));
    }

    /** The files whose bytes the store knows to be lost, by their paths relative to the checkpoint. */
    Map<String, StoredHealth.Trouble> lostFiles() {
        if (lost == null) {
            Map<String, StoredHealth.Trouble> found = new LinkedHashMap<>();
            String prefix = checkpoint.path().equals("/") ? "/" : checkpoint.path() + "/";
            told(health -> health.below(checkpoint)).stream().flatMap(List::stream).forEach(trouble -> {
                if (trouble.file().path().startsWith(prefix)) {
                    found.put(trouble.file().path().substring(prefix.length()), trouble);
                }
            });
            lost = found;
        }
        return lost;
    }

    /** A question to the store about its own health. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask(StoredHealth health) throws StorageException;
    }

    private <T> Optional<T> told(Asking<T> asking) {
        Optional<StoredHealth> health = storage.capability(StoredHealth.class);
        if (health.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Abandonable.call(() -> asking.ask(health.get()), cancelled));
        } catch (StorageException notTold) {
            // reading the file will tell
            return Optional.empty();
        }
    }
}
