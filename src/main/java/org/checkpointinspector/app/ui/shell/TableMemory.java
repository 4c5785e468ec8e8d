package org.checkpointinspector.app.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.checkpointinspector.settings.Settings;

/** Remembers how wide the columns of a table are and by which of them it is sorted. Columns have ids of their own; those without one are not remembered. */
final class TableMemory {
    private static final String DOWN = "-";

    private final List<Part<?>> parts = new ArrayList<>();

    /** What trees and tables have in common, which their common class does not have. */
    private record Part<C extends TableColumnBase<?, ?>>(String id, ObservableList<? extends C> columns, ObservableList<? extends C> order, Directions<C> directions) {

        private void restore(Settings settings, BiFunction<ObservableList<?>, List<?>, Boolean> sort) {
            for (C column : columns) {
                Double width = column.getId() == null ? null : settings.columnWidths().get(id + "/" + column.getId());
                if (width != null && !column.prefWidthProperty().isBound()) {
                    column.setPrefWidth(width);
                }
            }
            List<C> sorted = new ArrayList<>();
            for (String name : settings.sorting().getOrDefault(id, List.of())) {
                boolean down = name.startsWith(DOWN);
                String plain = down ? name.substring(1) : name;
                columns.stream().filter(column -> plain.equals(column.getId())).findFirst().ifPresent(column -> {
                    directions.set(column, down);
                    sorted.add(column);
                });
            }
            if (!sorted.isEmpty()) {
                sort.apply(order, sorted);
            }
        }

        private void capture(Map<String, Double> widths, Map<String, List<String>> orders) {
            for (C column : columns) {
                if (column.getId() != null && !column.prefWidthProperty().isBound()) {
                    widths.put(id + "/" + column.getId(), (double) Math.round(column.getWidth()));
                }
            }
            List<String> sorted = new ArrayList<>();
            for (C column : order) {
                if (column.getId() != null) {
                    sorted.add((directions.isDown(column) ? DOWN : "") + column.getId());
                }
            }
            orders.put(id, sorted);
        }
    }

    private interface Directions<C> {
        void set(C column, boolean down);

        boolean isDown(C column);
    }

    /** Takes a tree. */
    TableMemory of(TreeTableView<?> table) {
        parts.add(new Part<>(table.getId(), table.getColumns(), table.getSortOrder(), new Directions<TreeTableColumn<?, ?>>() {
            @Override
            public void set(TreeTableColumn<?, ?> column, boolean down) {
                column.setSortType(down ? TreeTableColumn.SortType.DESCENDING : TreeTableColumn.SortType.ASCENDING);
            }

            @Override
            public boolean isDown(TreeTableColumn<?, ?> column) {
                return column.getSortType() == TreeTableColumn.SortType.DESCENDING;
            }
        }));
        return this;
    }

    /** Takes a table. */
    TableMemory of(TableView<?> table) {
        parts.add(new Part<>(table.getId(), table.getColumns(), table.getSortOrder(), new Directions<TableColumn<?, ?>>() {
            @Override
            public void set(TableColumn<?, ?> column, boolean down) {
                column.setSortType(down ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            }

            @Override
            public boolean isDown(TableColumn<?, ?> column) {
                return column.getSortType() == TableColumn.SortType.DESCENDING;
            }
        }));
        return this;
    }

    /** Makes the tables as they were. */
    void restore(Settings settings) {
        parts.forEach(part -> part.restore(settings, TableMemory::setAll));
    }

    @SuppressWarnings("unchecked") // the columns are the table's own
    private static boolean setAll(ObservableList<?> order, List<?> columns) {
        return ((ObservableList<Object>) order).setAll(columns);
    }

    /** The settings with how the tables are now; tables that are not among these stay as they are in the settings. */
    Settings capture(Settings settings) {
        Map<String, Double> widths = new LinkedHashMap<>(settings.columnWidths());
        Map<String, List<String>> orders = new LinkedHashMap<>(settings.sorting());
        parts.forEach(part -> part.capture(widths, orders));
        return settings.withTables(widths, orders);
    }
}
