package org.checkpointinspector.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** The version files of one state store, by version. */
public final class StoreFiles {

    private final Map<Role, NavigableMap<Long, FileEntry>> byVersion = new HashMap<>();
    private final Map<String, FileEntry> byName = new HashMap<>();
    private final List<String> strays = new ArrayList<>();

    /**
     * Sorts the files of a store's folder.
     *
     * @param folder empty where the folder is missing
     */
    public StoreFiles(Optional<Folder> folder) {
        folder.ifPresent(present -> present.files().forEach(this::add));
    }

    private void add(FileEntry entry) {
        Optional<StateFileName> name = StateFileName.parse(entry.name());
        if (name.isEmpty()) {
            strays.add(entry.name());
            return;
        }
        byName.put(entry.name(), entry);
        if (name.get().uniqueId() == null) {
            byVersion.computeIfAbsent(name.get().role(), role -> new TreeMap<>()).put(name.get().version(), entry);
        }
    }

    /** Files of a role without unique ids, by version. */
    public NavigableMap<Long, FileEntry> of(Role role) {
        return byVersion.getOrDefault(role, new TreeMap<>());
    }

    /** The file of that very name. */
    public Optional<FileEntry> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Names in the store's folder that are no version files. */
    public List<String> strays() {
        return strays;
    }
}
