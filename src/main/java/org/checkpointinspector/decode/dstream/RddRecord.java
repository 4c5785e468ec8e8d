package org.checkpointinspector.decode.dstream;

import org.jspecify.annotations.Nullable;

/**
 * A record of a checkpointed RDD, or a key of {@code mapWithState} with its state.
 *
 * @param key its key; null for a record that is no pair
 * @param value its value or state
 * @param updatedMs when {@code mapWithState} last changed it, ms since the epoch; null for other operators
 * @param deleted whether it is a removed key that is still noted
 */
public record RddRecord(@Nullable RddValue key, RddValue value, @Nullable Long updatedMs, boolean deleted) {

    /** The record as text. */
    RddPartition.Row row() {
        return new RddPartition.Row(key == null ? null : key.text(), value.text(), updatedMs, deleted);
    }
}
