package org.checkpointinspector.app.ui.state;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a list to choose from.
 *
 * @param value what is chosen, null for all or none of them
 * @param label what a person reads
 */
public record Choice<T>(@Nullable T value, String label) {

    @Override
    public String toString() {
        return label;
    }
}
