package org.checkpointinspector.state;

import org.checkpointinspector.bytes.Damage;
import org.jspecify.annotations.Nullable;

/**
 * Why rows are missing.
 *
 * @param path the file or folder, relative to the listing's root
 * @param damage what is wrong in the file, null where it is not there or could not be read
 * @param detail one sentence for a person
 */
public record StateProblem(String path, @Nullable Damage damage, String detail) {

    static StateProblem of(String path, Damage damage) {
        return new StateProblem(path, damage, damage.detail());
    }
}
