package org.checkpointinspector.inspect;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.RandomAccess;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of which stores can be rebuilt from the files that are there: stores down, versions across. Version V is the state after batch V - 1.
 *
 * @param firstVersion the oldest version shown
 * @param restartVersion the version that a restart loads
 * @param stores one row each, by operator, partition and name
 */
public record StateMap(long firstVersion, long restartVersion, List<StoreRow> stores) {

    private static final Cell[] CELLS = Cell.values();

    /** Keeps its own copy of the rows. */
    public StateMap {
        stores = List.copyOf(stores);
    }

    /** What is known of a store at a version. */
    public enum Cell {
        /** Every byte that the version needs is there and was verified. */
        WHOLE,
        /** A file is missing. */
        HOLE,
        /** Every file is there, and one is damaged. */
        DAMAGED,
        /** Every file is there by name; not all were read, since no restart needs them. */
        NOT_NEEDED,
        /** Every file is there by name; a restart needs one that was not read. */
        UNREAD
    }

    /**
     * A store and its versions.
     *
     * @param operator id of its operator
     * @param partition number of its partition
     * @param store its name
     * @param path its folder, relative to the checkpoint
     * @param cells one a version from {@link StateMap#firstVersion} on, as the ordinal of its {@link Cell}, which is compact
     * @param troubles name of the file that makes a version a hole or damaged, by version; a version that is not named stands on the one before it
     */
    public record StoreRow(int operator, int partition, String store, String path, List<Byte> cells, NavigableMap<Long, String> troubles) {

        /** Keeps its own copies. */
        public StoreRow {
            cells = cells instanceof Cells ? cells : new Cells(cells);
            troubles = Collections.unmodifiableNavigableMap(new TreeMap<>(troubles));
        }
    }

    /** A byte a cell, since there can be millions of them. */
    private static final class Cells extends AbstractList<Byte> implements RandomAccess {
        private final byte[] bytes;

        private Cells(List<Byte> cells) {
            bytes = new byte[cells.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = cells.get(i);
            }
        }

        @Override
        public Byte get(int index) {
            return bytes[index];
        }

        @Override
        public int size() {
            return bytes.length;
        }
    }

    /** The newest version shown. */
    public long lastVersion() {
        return firstVersion + (stores.isEmpty() ? 0 : stores.get(0).cells().size()) - 1;
    }

    /** What is known of a store at a version from the first to the last. */
    public Cell cell(StoreRow store, long version) {
        return CELLS[store.cells().get((int) (version - firstVersion))];
    }

    /** Path of the file that makes a version a hole or damaged, relative to the checkpoint; null where it is neither. */
    public @Nullable String troubleAt(StoreRow store, long version) {
        Cell cell = cell(store, version);
        if (cell != Cell.HOLE && cell != Cell.DAMAGED) {
            return null;
        }
        var trouble = store.troubles().floorEntry(version);
        return trouble == null ? null : store.path() + "/" + trouble.getValue();
    }
}
