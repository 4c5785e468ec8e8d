package org.checkpointinspector.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program remembers. Fields that this version does not know are ignored; fields that are missing have their defaults.
 *
 * @param theme the colours
 * @param window where the window was, null before the first start
 * @param dividers where the dividers were, each between 0 and 1, by their names
 * @param hiddenColumns ids of the columns that were hidden
 * @param columnWidths widths of columns that were changed by hand, in pixels, by {@code table/column}
 * @param sorting ids of the columns by which a table is sorted, by the table's id; one that begins with {@code -} sorts downwards
 * @param recent addresses that were opened, the newest first, without user names or passwords
 * @param backupFolder address of the folder in which the last backup was put, without user name or password; null for beside the checkpoint
 * @param connections how stores were reached, the newest first, without secrets
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(
        Theme theme, @Nullable Bounds window, Map<String, Double> dividers, List<String> hiddenColumns,
        Map<String, Double> columnWidths, Map<String, List<String>> sorting, List<String> recent,
        @Nullable String backupFolder, List<SavedConnection> connections) {
    private static final int RECENT_KEPT = 20;
    private static final double LEAST_WIDTH = 10;
    private static final double MOST_WIDTH = 5_000;

    /** Keeps its own copies; null, as it comes from a file that lacks the field, is the default. */
    @SuppressWarnings("ConstantValue")
    public Settings {
        theme = theme == null ? Theme.SYSTEM : theme;
        dividers = dividers == null ? Map.of() : copyOf(dividers);
        hiddenColumns = hiddenColumns == null ? List.of() : hiddenColumns.stream().filter(id -> id != null).toList();
        columnWidths = columnWidths == null ? Map.of() : widths(columnWidths);
        sorting = sorting == null ? Map.of() : orders(sorting);
        recent = recent == null ? List.of() : recent.stream().filter(address -> address != null).limit(RECENT_KEPT).toList();
        connections = connections == null ? List.of() : connections.stream().filter(one -> one != null && !one.store().isEmpty()).limit(RECENT_KEPT).toList();
    }

    /** The settings of a first start. */
    public static Settings defaults() {
        return new Settings(Theme.SYSTEM, null, Map.of(), List.of(), Map.of(), Map.of(), List.of(), null, List.of());
    }

    /** With other colours. */
    public Settings withTheme(Theme wanted) {
        return new Settings(wanted, window, dividers, hiddenColumns, columnWidths, sorting, recent, backupFolder, connections);
    }

    /** With another place of the window. */
    public Settings withWindow(Bounds bounds) {
        return new Settings(theme, bounds, dividers, hiddenColumns, columnWidths, sorting, recent, backupFolder, connections);
    }

    /** With another layout of what is in the window. */
    public Settings withLayout(Map<String, Double> at, List<String> hidden) {
        return new Settings(theme, window, at, hidden, columnWidths, sorting, recent, backupFolder, connections);
    }

    /** With other widths and orders of the tables. */
    public Settings withTables(Map<String, Double> widths, Map<String, List<String>> orders) {
        return new Settings(theme, window, dividers, hiddenColumns, widths, orders, recent, backupFolder, connections);
    }

    /** With an address as the newest of the recent ones; a user name or password in it is left out. */
    public Settings opened(String address) {
        String plain = address.replaceFirst("://[^/]*@", "://");
        List<String> now = new ArrayList<>(recent);
        now.remove(plain);
        now.add(0, plain);
        return new Settings(theme, window, dividers, hiddenColumns, columnWidths, sorting, now, backupFolder, connections);
    }

    /** Without one of the recent addresses. */
    public Settings forgotten(String address) {
        return new Settings(theme, window, dividers, hiddenColumns, columnWidths, sorting, recent.stream().filter(one -> !one.equals(address)).toList(), backupFolder, connections);
    }

    /** With a connection as the newest one, in the place of what was known of its store. */
    public Settings reached(SavedConnection connection) {
        List<SavedConnection> now = new ArrayList<>(connections);
        now.removeIf(one -> one.store().equals(connection.store()));
        now.add(0, connection);
        return new Settings(theme, window, dividers, hiddenColumns, columnWidths, sorting, recent, backupFolder, now);
    }

    /** Without what is known of how a store is reached. */
    public Settings withoutConnection(String store) {
        List<SavedConnection> others = connections.stream().filter(one -> !one.store().equals(store)).toList();
        return new Settings(theme, window, dividers, hiddenColumns, columnWidths, sorting, recent, backupFolder, others);
    }

    /** With the folder in which a backup was put; null for beside the checkpoint. */
    public Settings withBackupFolder(@Nullable String folder) {
        String plain = folder == null ? null : folder.replaceFirst("://[^/]*@", "://");
        return new Settings(theme, window, dividers, hiddenColumns, columnWidths, sorting, recent, plain, connections);
    }

    private static Map<String, Double> widths(Map<String, Double> widths) {
        Map<String, Double> copy = new LinkedHashMap<>();
        widths.forEach((column, width) -> {
            if (width != null && width >= LEAST_WIDTH && width <= MOST_WIDTH) {
                copy.put(column, width);
            }
        });
        return Map.copyOf(copy);
    }

    private static Map<String, List<String>> orders(Map<String, List<String>> orders) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        orders.forEach((table, columns) -> {
            if (columns != null) {
                copy.put(table, columns.stream().filter(column -> column != null).toList());
            }
        });
        return Map.copyOf(copy);
    }

    private static Map<String, Double> copyOf(Map<String, Double> dividers) {
        Map<String, Double> copy = new LinkedHashMap<>();
        dividers.forEach((name, at) -> {
            if (at != null && at >= 0 && at <= 1) {
                copy.put(name, at);
            }
        });
        return Map.copyOf(copy);
    }

    /** Where a window is, in pixels of the screen. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}
}
