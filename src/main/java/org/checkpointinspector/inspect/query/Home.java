package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.Location;

/** Where the checkpoint was written, as the absolute paths inside operator metadata tell ({@code stateSchemaFilePaths}). */
final class Home {

    private static final String STATE = "/state/";

    private Home() {}

    /** URI of the folder in which the checkpoint was written, empty where no file tells. */
    static Optional<String> of(QueryEvidence evidence) {
        return evidence.state().operators().stream()
                .flatMap(operator -> OperatorFiles.metadata(evidence, operator).stream())
                .flatMap(read -> read.value().stream())
                .flatMap(metadata -> metadata.stores().stream())
                .flatMap(store -> store.schemaPaths().stream())
                .filter(path -> split(path) >= 0)
                .map(path -> path.substring(0, split(path)))
                .findFirst();
    }

    /** Path of a state schema relative to the checkpoint, given its absolute URI; empty where it has not the form of one. */
    static Optional<String> relativeTo(String schemaPath) {
        int at = split(schemaPath);
        return at < 0 ? Optional.empty() : Optional.of(schemaPath.substring(at + 1));
    }

    /** Whether a URI, as Hadoop writes it, names a location. */
    static boolean isSame(String home, Location location) {
        return home.replaceFirst("^file:/*", "file:///").equals(location.toUri());
    }

    /** Schema paths end with {@code /state/<operator>/_stateSchema/<store>/<file>}. */
    private static int split(String path) {
        int schema = path.lastIndexOf("/_stateSchema/");
        return schema < 0 ? -1 : path.lastIndexOf(STATE, schema);
    }
}
