package org.checkpointinspector.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * A file with the schemas of a store.
 *
 * @param store name of the store
 * @param batch the batch in whose run it was written; null for version 1 and 2, of which a store has one, with partition 0
 * @param entry the file
 */
public record SchemaFile(String store, @Nullable Long batch, FileEntry entry) {

    /** All schema files of an operator: of each store those of version 3, oldest first, or the single one of version 1 or 2. */
    public static List<SchemaFile> of(StateLayout.Operator operator) {
        List<SchemaFile> files = new ArrayList<>();
        for (Folder store : operator.folder().folder("_stateSchema").map(Folder::folders).orElse(List.of())) {
            store.files().stream()
                    .map(file -> new SchemaFile(store.name(), batchOf(file.name()), file))
                    .filter(file -> file.batch() != null)
                    .sorted(Comparator.comparing(SchemaFile::batch))
                    .forEach(files::add);
        }
        operator.partition(0).ifPresent(partition -> partition.stores().forEach(store -> store.folder()
                .folder("_metadata")
                .flatMap(folder -> folder.file("schema"))
                .ifPresent(file -> files.add(new SchemaFile(store.name(), null, file)))));
        return files;
    }

    private static @Nullable Long batchOf(String name) {
        int underscore = name.indexOf('_');
        OptionalLong id = underscore < 0 ? OptionalLong.empty() : LogFolder.idOf(name.substring(0, underscore));
        return id.isPresent() ? (Long) id.getAsLong() : null;
    }
}
