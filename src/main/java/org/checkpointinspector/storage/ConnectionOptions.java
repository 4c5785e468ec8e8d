package org.checkpointinspector.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a store that is not the local disk. What is not said here comes from the environment: {@code HADOOP_CONF_DIR}, AWS's own variables
 * and files.
 *
 * @param hadoopConf folder with {@code core-site.xml} and {@code hdfs-site.xml}, null for the one that {@code HADOOP_CONF_DIR} names
 * @param properties any Hadoop configuration keys, as {@code fs.s3a.endpoint}; they win over the files. Values may be secrets
 * @param profile name of a profile in AWS's files, null for the credentials that AWS's own chain finds
 */
public record ConnectionOptions(@Nullable Path hadoopConf, Map<String, String> properties, @Nullable String profile) {

    /** Nothing beyond what the environment says. */
    public static final ConnectionOptions NONE = new ConnectionOptions(null, Map.of(), null);

    /** Keeps its own copy of the properties. */
    public ConnectionOptions {
        properties = Map.copyOf(properties);
    }

    /** Without the values of the properties, which may be secrets. */
    @Override
    public String toString() {
        return "hadoopConf=" + hadoopConf + ", properties=" + new TreeMap<>(properties).keySet() + ", profile=" + profile;
    }
}
