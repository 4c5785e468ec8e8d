package org.checkpointinspector.app.ui.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Application;

/**
 * Where each DStream stands in the picture: in a column to the right of all that it is made from, in its column near to what it is made from.
 *
 * @param column of each DStream, by its number
 * @param row in its column
 * @param columns how many columns there are
 * @param rows how many rows the longest column has
 */
record GraphLayout(Map<Integer, Integer> column, Map<Integer, Integer> row, int columns, int rows) {

    static GraphLayout of(List<Application.Stream> streams) {
        Map<Integer, Integer> column = new HashMap<>();
        streams.forEach(stream -> column.put(stream.id(), 0));
        // damaged data may have a cycle, so not for ever
        boolean moved = true;
        for (int round = 0; moved && round < streams.size(); round++) {
            moved = false;
            for (Application.Stream stream : streams) {
                int behind = stream.parents().stream().filter(column::containsKey).mapToInt(parent -> column.get(parent) + 1).max().orElse(0);
                if (behind > column.get(stream.id()) && behind < streams.size()) {
                    column.put(stream.id(), behind);
                    moved = true;
                }
            }
        }
        return placed(streams, column);
    }

    private static GraphLayout placed(List<Application.Stream> streams, Map<Integer, Integer> column) {
        int columns = column.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        Map<Integer, Integer> row = new HashMap<>();
        int rows = 0;
        for (int at = 0; at < columns; at++) {
            int here = at;
            List<Application.Stream> inColumn = new ArrayList<>(streams.stream().filter(stream -> column.get(stream.id()) == here).toList());
            inColumn.sort(Comparator.comparingDouble(stream -> stream.parents().stream().filter(row::containsKey).mapToInt(row::get).average().orElse(0)));
            for (int i = 0; i < inColumn.size(); i++) {
                row.put(inColumn.get(i).id(), i);
            }
            rows = Math.max(rows, inColumn.size());
        }
        return new GraphLayout(column, row, columns, rows);
    }
}
