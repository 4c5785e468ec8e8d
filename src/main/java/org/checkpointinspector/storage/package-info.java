/**
 * Where checkpoints lie: places, listings and bytes, read only.
 *
 * <p>{@link org.checkpointinspector.storage.Storage} is what the rest of the program sees of a file system or an object store;
 * {@link org.checkpointinspector.storage.Stores} chooses one by the scheme of a {@link org.checkpointinspector.storage.Location}. Local disk is
 * served by {@code java.nio.file}. A listing is taken once, held compactly, and asked often: no call per file.
 */
@NullMarked
package org.checkpointinspector.storage;

import org.jspecify.annotations.NullMarked;
