package org.checkpointinspector.app.ui.connect;

import org.checkpointinspector.storage.StorageException;

/** How the test of a connection stands. */
public sealed interface Trial {

    /** There was none since something was changed. */
    record None() implements Trial {}

    /**
     * It is under way.
     *
     * @param words what it waits for
     */
    record Running(String words) implements Trial {}

    /**
     * The place can be listed.
     *
     * @param words what was found
     */
    record Works(String words) implements Trial {}

    /**
     * It failed.
     *
     * @param reason what happened, and what to try
     * @param raw what the libraries said, without secrets
     */
    record Fails(StorageException reason, String raw) implements Trial {}
}
