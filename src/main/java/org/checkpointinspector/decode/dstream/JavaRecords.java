package org.checkpointinspector.decode.dstream;

import java.util.Optional;
import java.util.function.Consumer;
import org.checkpointinspector.javaser.JavaObject;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/** Takes the values of a partition for records: pairs, the states of {@code mapWithState}, or anything else. */
final class JavaRecords {

    private final Consumer<RddRecord> to;
    private @Nullable String type;
    private @Nullable Long states;
    private boolean broken;

    JavaRecords(Consumer<RddRecord> to) {
        this.to = to;
    }

    /** Class of the first value. */
    @Nullable String type() {
        return type;
    }

    /** Whether a record would fail the reader's own check. */
    boolean broken() {
        return broken;
    }

    /** How many keys of {@code mapWithState} there are; null where it is another operator's. */
    @Nullable Long states() {
        return states;
    }

    void add(JavaValue record) {
        if (type == null) {
            type = record instanceof JavaObject object ? object.type().name() : record.getClass().getSimpleName();
        }
        Optional<MapWithState> map = MapWithState.of(record);
        if (map.isPresent()) {
            broken |= !map.get().complete();
            map.get().rows().forEach(to);
            states = (states == null ? 0 : states) + map.get().rows().stream().filter(row -> !row.deleted()).count();
            return;
        }
        Optional<JavaValue> key = ScalaValues.element(record, 1);
        Optional<JavaValue> value = ScalaValues.element(record, 2);
        boolean pair = key.isPresent() && value.isPresent() && ScalaValues.element(record, 3).isEmpty();
        to.accept(pair
                ? new RddRecord(new RddValue.OfJava(key.get()), new RddValue.OfJava(value.get()), null, false)
                : new RddRecord(null, new RddValue.OfJava(record), null, false));
    }
}
