package org.checkpointinspector.storage.hadoop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Makes Hadoop's configuration for a location. What a person said wins over the files, these over our defaults, these over Hadoop's. */
final class ConnectionSettings {

    static final String USER = ConnectionOptions.USER;
    static final String ENDPOINT = ConnectionOptions.ENDPOINT;
    static final String REGION = ConnectionOptions.REGION;
    static final String PATH_STYLE = ConnectionOptions.PATH_STYLE;
    static final String PROVIDER = ConnectionOptions.CREDENTIALS;

    /**
     * A person waits: what is down must be said within a minute, mostly within seconds, where Hadoop's own defaults go on for many. And S3A's plain
     * input stream: one request reads a file, and one that was overwritten shows. A checksum of HDFS that does not depend on how a file is cut into
     * blocks.
     */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("ipc.client.connect.timeout", "10000"),
            Map.entry("ipc.client.connect.max.retries", "1"),
            Map.entry("ipc.client.connect.retry.interval", "500"),
            Map.entry("ipc.client.connect.max.retries.on.timeouts", "1"),
            Map.entry("ipc.client.rpc-timeout.ms", "60000"),
            Map.entry("dfs.client.failover.max.attempts", "6"),
            Map.entry("dfs.client.failover.sleep.base.millis", "200"),
            Map.entry("dfs.client.failover.sleep.max.millis", "2000"),
            Map.entry("dfs.http.client.failover.max.attempts", "6"),
            Map.entry("dfs.http.client.retry.max.attempts", "2"),
            Map.entry("dfs.client.socket-timeout", "20000"),
            Map.entry("dfs.client.max.block.acquire.failures", "2"),
            Map.entry("dfs.client.retry.window.base", "300"),
            Map.entry("dfs.checksum.combine.mode", "COMPOSITE_CRC"),
            Map.entry("fs.s3a.impl", RetryTellingS3.class.getName()),
            Map.entry("fs.s3a.input.stream.type", "classic"),
            Map.entry("fs.s3a.attempts.maximum", "0"),
            Map.entry("fs.s3a.retry.limit", "1"),
            Map.entry("fs.s3a.retry.interval", "250ms"),
            Map.entry("fs.s3a.retry.throttle.limit", "2"),
            Map.entry("fs.s3a.retry.throttle.interval", "250ms"),
            Map.entry("fs.s3a.connection.establish.timeout", "15s"),
            Map.entry("fs.s3a.connection.timeout", "15s"));

    /** Keys in the configuration as S3A has it, then AWS's own chain: variables, profile, web identity, container, instance. */
    private static final String AWS_CHAIN = "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider,"
            + "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,"
            + "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider";

    private ConnectionSettings() {}

    /**
     * The configuration for a location.
     *
     * @throws StorageException if the folder with the configuration or the profile cannot be read
     */
    static Configuration of(Location location, ConnectionOptions options) throws StorageException {
        Configuration said = said(location, options);
        Configuration configuration = new Configuration();
        DEFAULTS.forEach(configuration::set);
        configuration.set(PROVIDER, AWS_CHAIN);
        for (Map.Entry<String, String> entry : said) {
            configuration.set(entry.getKey(), entry.getValue());
        }
        if (location.scheme().equals("s3a")) {
            if (options.profile() != null) {
                AwsProfile.apply(options.profile(), location, configuration);
            }
            setFromEnvironment(configuration, ENDPOINT, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
            setFromEnvironment(configuration, REGION, "AWS_REGION");
            String endpoint = configuration.getTrimmed(ENDPOINT, "");
            if (said.get(PATH_STYLE) == null && !endpoint.isEmpty() && !endpoint.contains("amazonaws.com")) {
                // stores of one's own rarely have a host name for each bucket
                configuration.set(PATH_STYLE, "true");
            }
        }
        return configuration;
    }

    /** What files and person said, without any defaults. */
    private static Configuration said(Location location, ConnectionOptions options) throws StorageException {
        Configuration said = new Configuration(false);
        @Nullable String variable = System.getenv("HADOOP_CONF_DIR");
        if (options.hadoopConf() != null) {
            addFiles(said, options.hadoopConf(), location);
        } else if (variable != null && !variable.isBlank()) {
            addFiles(said, Path.of(variable), location);
        }
        options.properties().forEach(said::set);
        return said;
    }

    private static void addFiles(Configuration said, Path folder, Location location) throws StorageException {
        boolean any = false;
        for (String name : new String[] {"core-site.xml", "hdfs-site.xml"}) {
            Path file = folder.resolve(name);
            if (Files.isReadable(file)) {
                said.addResource(new org.apache.hadoop.fs.Path(file.toUri()));
                any = true;
            }
        }
        if (!any) {
            throw bad(location, "There is neither core-site.xml nor hdfs-site.xml in " + folder + ".", null);
        }
        try {
            said.size();
        } catch (RuntimeException unreadable) {
            throw bad(location, "The Hadoop configuration in " + folder + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static StorageException bad(Location location, String message, @Nullable Throwable cause) {
        String advice = "Give the folder with the cluster's client configuration: --hadoop-conf DIR or HADOOP_CONF_DIR.";
        return new StorageException(StorageException.Kind.FAILED, location.toString(), message, advice, cause);
    }

    private static void setFromEnvironment(Configuration configuration, String key, String... variables) {
        if (configuration.getTrimmed(key, "").isEmpty()) {
            Optional<String> value = Stream.of(variables).map(System::getenv).filter(text -> text != null && !text.isBlank()).findFirst();
            value.ifPresent(text -> configuration.set(key, text));
        }
    }
}
