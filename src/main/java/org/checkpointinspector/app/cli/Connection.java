package org.checkpointinspector.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of all commands that say how to reach a store that is not the local disk. */
final class Connection {
    private final Terminal terminal;

    @Option(
            names = "--hadoop-conf",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with core-site.xml and hdfs-site.xml. Default: $HADOOP_CONF_DIR.")
    private @Nullable Path hadoopConf;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A Hadoop configuration key, as fs.s3a.endpoint=https://minio:9000. May be given several times.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "A profile of ~/.aws/config. Default: what AWS's own chain of credentials finds.")
    private @Nullable String profile;

    Connection(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Opens the store of a location. The caller closes it. */
    Storage open(Location location) throws StorageException {
        return Stores.open(location, options());
    }

    /** The stores of a plan, reached in this way. The caller closes them. */
    Places places() {
        return new Places(options());
    }

    private ConnectionOptions options() {
        return new ConnectionOptions(hadoopConf, properties, profile, this::retrying);
    }

    private void retrying(String why, int attempt, int attempts) {
        terminal.draw("retrying (attempt " + attempt + " of " + attempts + "): " + why);
    }
}
