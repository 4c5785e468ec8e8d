package org.checkpointinspector.app.ui.shell;

import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What fills the middle of the window. */
public sealed interface Content {

    /** Nothing is open: the first start. */
    record Welcome() implements Content {}

    /** The window is about to appear, and opens this address then. */
    record Starting(String address) implements Content {}

    /** A location is being listed; there is no tree yet. */
    record Loading(Location location) implements Content {}

    /** The tree is there. */
    record Shown(Location location) implements Content {}

    /** The listing was cancelled before there was a tree. */
    record Stopped(Location location) implements Content {}

    /**
     * It could not be opened.
     *
     * @param address what was asked for
     * @param location the same, null where the address names no place
     * @param reason why
     */
    record Failed(String address, @Nullable Location location, StorageException reason) implements Content {}
}
