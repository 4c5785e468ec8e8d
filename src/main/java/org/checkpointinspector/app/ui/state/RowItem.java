package org.checkpointinspector.app.ui.state;

import java.util.List;
import java.util.Locale;
import org.checkpointinspector.state.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is shown.
 *
 * @param kind what became of it, null where rows and no changes are shown
 * @param partition its partition
 * @param cells one a column, null for a null
 */
public record RowItem(StateChange.@Nullable Kind kind, int partition, List<@Nullable String> cells) {

    /** Whether a cell contains a text, whatever the case. */
    boolean contains(String lowerCase, int column) {
        if (column >= 0) {
            return column < cells.size() && contains(cells.get(column), lowerCase);
        }
        return cells.stream().anyMatch(cell -> contains(cell, lowerCase));
    }

    private static boolean contains(@Nullable String cell, String lowerCase) {
        return cell != null && cell.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    /** How much memory it takes, in characters. */
    long characters() {
        return 16 + cells.stream().mapToLong(cell -> cell == null ? 4 : 8 + cell.length()).sum();
    }
}
