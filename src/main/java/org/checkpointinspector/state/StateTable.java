package org.checkpointinspector.state;

import java.util.Objects;
import org.checkpointinspector.row.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind, as Spark's own {@code statestore} source would show them: a store, a column family of a join, or a state variable.
 *
 * @param operator position of the operator in the plan
 * @param operatorName Spark's name of the operator; told from its stores where it was not written down (before 4.0)
 * @param store the store's name; for joins with column families (state version 3 and 4) that of the family
 * @param stateVariable the variable of a transformWithState, null for all other operators
 * @param view whether it shows the rows of another table in another form (a side of a join), and is read only where it is asked for
 * @param columns the columns of the rows: {@code key} and {@code value}, {@code list_element} …
 * @param guessed whether the columns were told from the bytes alone, since there is no schema
 */
public record StateTable(
        int operator, String operatorName, String store, @Nullable String stateVariable, boolean view, StructType columns, boolean guessed) {

    /** Whether it is the same table, maybe with other columns (of another batch). */
    public boolean isSameAs(StateTable other) {
        return operator == other.operator && view == other.view && store.equals(other.store) && Objects.equals(stateVariable, other.stateVariable);
    }

    /** What a person calls it: its state variable where it is one, else its store. */
    public String name() {
        return stateVariable == null ? store : stateVariable;
    }
}
