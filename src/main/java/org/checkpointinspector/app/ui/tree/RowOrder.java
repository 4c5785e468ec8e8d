package org.checkpointinspector.app.ui.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.checkpointinspector.report.NaturalOrder;

/** The order of the rows in a folder. */
final class RowOrder {
    private RowOrder() {}

    /** Folders first, then by name as people read it. */
    static final Comparator<TreeRow> BY_NAME = Comparator.<TreeRow>comparingInt(row -> row instanceof TreeRow.FolderRow ? 0 : 1)
            .thenComparing(TreeRow::name, NaturalOrder.INSTANCE);

    /** The first {@code limit} of very many rows, in order, without holding the others. */
    static List<TreeRow> first(int limit, Stream<TreeRow> rows, Comparator<TreeRow> order) {
        PriorityQueue<TreeRow> kept = new PriorityQueue<>(order.reversed());
        rows.forEach(row -> {
            if (kept.size() < limit) {
                kept.add(row);
            } else if (order.compare(row, kept.element()) < 0) {
                kept.remove();
                kept.add(row);
            }
        });
        List<TreeRow> sorted = new ArrayList<>(kept);
        sorted.sort(order);
        return sorted;
    }
}
