package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.StateMap;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Draws the map of stores and versions from the names of the files and what is known of their contents; reads nothing but logs. */
final class StateMaps {

    /** The newest so many versions are shown. */
    private static final long MOST_VERSIONS = 10_000;
    /** Stores times versions: beyond that fewer versions are shown. */
    private static final long MOST_CELLS = 10_000_000;

    private final QueryEvidence evidence;
    private final Judge judge;
    private final boolean repairs;
    /** Ids of the commit logs by version, which every store asks for. */
    private final Map<Long, Boolean> committed = new HashMap<>();

    private StateMaps(QueryEvidence evidence, Judge judge) {
        this.evidence = evidence;
        this.judge = judge;
        this.repairs = StateSettings.of(evidence, judge).repairsSnapshots();
    }

    /** The map; null for a query without state, or whose state is kept by a provider that is not known. */
    static @Nullable StateMap draw(QueryEvidence evidence, Judge judge) {
        long restart = evidence.restart().stateVersion();
        if (restart == 0 || evidence.state().operators().isEmpty() || evidence.provider() == StateStores.Provider.UNKNOWN) {
            return null;
        }
        return new StateMaps(evidence, judge).draw(StateStores.needed(evidence), restart);
    }

    private StateMap draw(List<StateStores.Store> stores, long restart) {
        long first = Math.max(1, restart - Math.min(MOST_VERSIONS, MOST_CELLS / Math.max(1, stores.size())) + 1);
        long oldest = stores.stream().flatMap(store -> store.folder().stream()).flatMap(folder -> folder.files().stream())
                .flatMap(file -> StateFileName.parse(file.name()).stream())
                .mapToLong(StateFileName::version)
                .min()
                .orElse(restart);
        long begin = Math.min(restart, Math.max(first, oldest));
        List<StateMap.StoreRow> rows = new ArrayList<>();
        for (StateStores.Store store : stores) {
            rows.add(row(new StoreLoad(evidence, store, judge.spark()), begin, oldest, restart));
        }
        return new StateMap(begin, restart, rows);
    }

    private StateMap.StoreRow row(StoreLoad load, long begin, long oldest, long restart) {
        List<Byte> cells = new ArrayList<>();
        NavigableMap<Long, String> troubles = new TreeMap<>();
        // version 0 is empty and always whole; nothing can stand on versions whose files are gone
        StateMap.Cell before = oldest <= 1 ? StateMap.Cell.WHOLE : StateMap.Cell.HOLE;
        for (long version = Math.max(1, oldest); version <= restart; version++) {
            StateMap.Cell cell = cell(load, version, before, troubles);
            if (version >= begin) {
                cells.add((byte) cell.ordinal());
            }
            before = cell;
        }
        StateStores.Store store = load.store();
        brokenFirstRow(store).ifPresent(name -> {
            cells.set(cells.size() - 1, (byte) StateMap.Cell.DAMAGED.ordinal());
            troubles.put(restart, name);
        });
        return new StateMap.StoreRow(store.operator(), store.partition(), store.name(), store.path(), cells, troubles);
    }

    /** The file whose first row keeps a restart from loading the store, though its bytes are whole. */
    private Optional<String> brokenFirstRow(StateStores.Store store) {
        return judge.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.rule().equals(FirstRowCheck.RULE))
                .map(Finding::path)
                .filter(path -> path.substring(0, path.lastIndexOf('/')).equals(store.path()))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .findFirst();
    }

    private StateMap.Cell cell(StoreLoad load, long version, StateMap.Cell before, NavigableMap<Long, String> troubles) {
        Optional<FileEntry> base = load.baseAt(version);
        Optional<FileEntry> increment = load.incrementAt(version);
        StateMap.Cell replayed = increment.map(entry -> worse(before, health(load, entry))).orElse(StateMap.Cell.HOLE);
        StateMap.Cell cell = base.map(entry -> health(load, entry)).orElse(replayed);
        if (cell == StateMap.Cell.DAMAGED && base.isPresent() && repairs && load.hasChangelogs() && replayed != StateMap.Cell.HOLE) {
            cell = replayed;
        }
        if (base.isPresent() && cell == StateMap.Cell.DAMAGED) {
            troubles.put(version, base.get().name());
        } else if (base.isEmpty() && increment.isEmpty()) {
            troubles.put(version, load.nameOfMissing(version));
        } else if (base.isEmpty() && increment.isPresent() && health(load, increment.get()) == StateMap.Cell.DAMAGED) {
            troubles.put(version, increment.get().name());
        }
        return cell;
    }

    private StateMap.Cell health(StoreLoad load, FileEntry entry) {
        Health health = evidence.reads().healthOf(load.store().path() + "/" + entry.name());
        if (entry.name().endsWith(".zip") && health == Health.OK && load.lacksShared(entry)) {
            return StateMap.Cell.DAMAGED;
        }
        return switch (health) {
            case OK -> StateMap.Cell.WHOLE;
            case DAMAGED -> StateMap.Cell.DAMAGED;
            case UNREAD -> StateMap.Cell.UNREAD;
            case NOT_NEEDED -> StateMap.Cell.NOT_NEEDED;
        };
    }

    /** The worse of what a version stands on and what it adds: missing before damaged before unread before not needed. */
    private static StateMap.Cell worse(StateMap.Cell one, StateMap.Cell other) {
        return badness(one) >= badness(other) ? one : other;
    }

    private static int badness(StateMap.Cell cell) {
        return switch (cell) {
            case WHOLE -> 0;
            case NOT_NEEDED -> 1;
            case UNREAD -> 2;
            case DAMAGED -> 3;
            case HOLE -> 4;
        };
    }
}
