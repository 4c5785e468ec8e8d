package org.checkpointinspector.decode.dstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.javaser.JavaNull;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaString;
import org.checkpointinspector.javaser.JavaValue;
import org.checkpointinspector.javaser.Tokens;

/**
 * The state of {@code mapWithState}: one record a partition, {@code MapWithStateRDDRecord}, with an {@code OpenHashMapBasedStateMap}. Its newest layer stands
 * first, then the older ones in one, then a {@code LimitMarker}; what the newest layer has outweighs the older.
 *
 * @param rows the effective state
 * @param complete whether the marker ends it and counts right; where it does not, Spark fails with an assertion
 */
record MapWithState(List<RddRecord> rows, boolean complete) {

    private static final String RECORD = "org.apache.spark.streaming.rdd.MapWithStateRDDRecord";

    static Optional<MapWithState> of(JavaValue record) {
        if (!(record instanceof JavaObject object) || !object.type().name().equals(RECORD)) {
            return Optional.empty();
        }
        return Optional.of(ScalaValues.object(object, "stateMap").map(MapWithState::read).orElse(new MapWithState(List.of(), true)));
    }

    private static MapWithState read(JavaObject map) {
        Tokens tokens = new Tokens(map.annotation());
        Map<Object, RddRecord> newest = new LinkedHashMap<>();
        Map<Object, RddRecord> older = new LinkedHashMap<>();
        // an EmptyStateMap writes nothing
        boolean complete = tokens.isAtEnd();
        try {
            if (!complete) {
                readDelta(tokens, newest);
                complete = readParents(tokens, older);
            }
        } catch (DamageException otherShape) {
            complete = false;
        }
        older.putAll(newest);
        return new MapWithState(new ArrayList<>(older.values()), complete);
    }

    private static void readDelta(Tokens tokens, Map<Object, RddRecord> into) throws DamageException {
        for (int left = tokens.int32(); left > 0; left--) {
            JavaValue key = tokens.value();
            if (tokens.value() instanceof JavaObject info) {
                JavaValue value = info.field("data").orElse(JavaNull.NULL);
                into.put(identity(key), record(key, value, ScalaValues.number(info, "updateTime").orElse(0), ScalaValues.flag(info, "deleted")));
            }
        }
    }

    private static boolean readParents(Tokens tokens, Map<Object, RddRecord> into) throws DamageException {
        tokens.int32();
        for (long count = 0; ; count++) {
            JavaValue key = tokens.value();
            if (key instanceof JavaObject marker && marker.type().name().endsWith("$LimitMarker")) {
                return ScalaValues.number(marker, "num").orElse(-1) == count;
            }
            JavaValue value = tokens.value();
            into.put(identity(key), record(key, value, tokens.int64(), false));
        }
    }

    private static RddRecord record(JavaValue key, JavaValue value, long updatedMs, boolean deleted) {
        return new RddRecord(new RddValue.OfJava(key), new RddValue.OfJava(value), updatedMs, deleted);
    }

    /** Equal for equal keys: the whole text of a text, for all else its class and what it holds. */
    private static Object identity(JavaValue key) {
        return key instanceof JavaString text ? text.text() : Arrays.asList(PlainValues.typeOf(key), PlainValues.of(key));
    }
}
