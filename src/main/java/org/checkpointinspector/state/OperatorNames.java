package org.checkpointinspector.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;

/** What can be told of an operator from the names of its stores and columns; before Spark 4.0 nothing else tells. */
final class OperatorNames {

    static final String JOIN = "symmetricHashJoin";
    static final String TRANSFORM = "transformWithStateExec";
    private static final String SESSION_COLUMN = "sessionStartTime";
    private static final String ROW_COUNTER = "$rowCounter_";

    /** The four stores of a join, in the order in which Spark opens them. */
    private static final List<String> JOIN_STORES =
            List.of("left-keyToNumValues", "left-keyWithIndexToValue", "right-keyToNumValues", "right-keyWithIndexToValue");

    private static final Set<String> JOIN_FAMILIES = Set.of(
            "left-keyToNumValues", "left-keyWithIndexToValue", "right-keyToNumValues", "right-keyWithIndexToValue",
            "left-keyWithTsToValues", "left-tsWithKey", "right-keyWithTsToValues", "right-tsWithKey");

    private OperatorNames() {}

    /** Names of stores in the order of the commit log's unique ids. */
    static List<String> storesInOrder(List<String> names) {
        if (names.stream().noneMatch(JOIN_STORES::contains)) {
            return names;
        }
        return JOIN_STORES;
    }

    static boolean isJoinFamily(String name) {
        return JOIN_FAMILIES.contains(name);
    }

    /** The side of a join whose input rows are in a store or family of that name, empty where it holds none. */
    static Optional<String> joinSide(String name) {
        boolean isInput = isJoinFamily(name) && (name.endsWith("-keyWithIndexToValue") || name.endsWith("-keyWithTsToValues"));
        return isInput ? Optional.of(name.substring(0, name.indexOf('-'))) : Optional.empty();
    }

    /** The operator that has such a store, by Spark's own name. */
    static String told(List<String> stores, StructType key, StructType value) {
        if (stores.stream().anyMatch(JOIN_FAMILIES::contains)) {
            return JOIN;
        }
        if (key.indexOf(SESSION_COLUMN) >= 0) {
            return "sessionWindowStateStoreSaveExec";
        }
        if (value.indexOf("groupState") >= 0 || value.indexOf("timeoutTimestamp") >= 0) {
            return "flatMapGroupsWithState";
        }
        if (value.size() == 1 && value.fields().get(0).name().equals("expiresAtMicros")) {
            return "dedupeWithinWatermark";
        }
        if (value.size() == 1 && isVoid(value)) {
            return "dedupe";
        }
        return key.size() == 1 && isVoid(key) ? "globalLimit" : "stateStoreSave";
    }

    private static boolean isVoid(StructType single) {
        return single.fields().get(0).type() instanceof SparkType.Atomic atomic && atomic.kind() == SparkType.Kind.VOID;
    }

    /** How many columns prefix the keys of a store, by its columns: session windows are kept by their keys without the start. */
    static int prefixColumns(StructType key) {
        int last = key.size() - 1;
        return last > 0 && key.fields().get(last).name().equals(SESSION_COLUMN) ? last : 0;
    }

    /** State variables by the families that they need, where the operator's metadata is lost. */
    static Map<String, String> variables(Set<String> families) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String family : new TreeSet<>(families)) {
            if (family.endsWith("Timers_keyToTimestamp")) {
                variables.put(family, "TimerState");
            } else if (!family.startsWith("$") && !family.equals(StoreTables.DEFAULT)) {
                variables.put(family, families.contains(ROW_COUNTER + family) ? "ListState" : "ValueState");
            }
        }
        return variables;
    }
}
