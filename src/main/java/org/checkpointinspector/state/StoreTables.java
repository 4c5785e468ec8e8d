package org.checkpointinspector.state;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.checkpointinspector.row.StateRowFormat;

/**
 * What the files of one store of an operator hold: one table, or one for each column family.
 *
 * @param folder name of the store whose files these are
 * @param index its place among the operator's stores, as in the commit log's unique ids
 * @param families whether keys begin with the id of a column family
 * @param members tables by the name of their family; where there are no families, by the name {@code default}
 */
record StoreTables(String folder, int index, boolean families, Map<String, List<Member>> members) {

    /** Name of the family that is always there, and of the only one where there are none. */
    static final String DEFAULT = "default";

    StoreTables {
        members = Map.copyOf(members);
    }

    /**
     * A table with the way to read it.
     *
     * @param shape how its rows are shown
     */
    record Member(StateTable table, StateRowFormat format, RowShape shape) {}

    /** The tables of a store without families. */
    List<Member> single() {
        return members.getOrDefault(DEFAULT, List.of());
    }

    /** All tables. */
    Stream<Member> all() {
        return members.values().stream().flatMap(List::stream);
    }
}
