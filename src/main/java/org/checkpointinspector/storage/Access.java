package org.checkpointinspector.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a file or folder and who may do what with it.
 *
 * @param owner name of the owner, null where the store has none
 * @param group name of the group, null where the store has none
 * @param mode permissions as {@code rwxr-x---}, null where the store has none
 * @param readable whether this process may read it (list it, for a folder)
 * @param writable whether this process may write it, as far as can be known without writing
 * @param facts further facts of the store in words, in the order in which they are to be shown
 */
public record Access(
        @Nullable String owner, @Nullable String group, @Nullable String mode, boolean readable, boolean writable, Map<String, String> facts) {}
