package org.checkpointinspector.row;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row or struct with its values; what these are, the package's description says.
 *
 * @param type the columns
 * @param values one for each column
 */
public record Row(StructType type, List<@Nullable Object> values) {

    /** Takes an array that nobody changes any more; its length is that of the type. */
    static Row of(StructType type, @Nullable Object[] values) {
        return new Row(type, Collections.unmodifiableList(Arrays.asList(values)));
    }

    /** The value at a position. */
    public @Nullable Object get(int index) {
        return values.get(index);
    }
}
