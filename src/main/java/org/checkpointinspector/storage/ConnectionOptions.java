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
 * @param retries hears of requests that are made again
 */
public record ConnectionOptions(@Nullable Path hadoopConf, Map<String, String> properties, @Nullable String profile, RetryListener retries) {

    /** As whom to speak to a cluster without Kerberos; named as Hadoop's variable. */
    public static final String USER = "HADOOP_USER_NAME";
    /** Where an S3 that is not AWS's answers: {@code https://minio:9000}. */
    public static final String ENDPOINT = "fs.s3a.endpoint";
    /** The region of a bucket. */
    public static final String REGION = "fs.s3a.endpoint.region";
    /** {@code true} where the bucket stands in the path and not before the host name. */
    public static final String PATH_STYLE = "fs.s3a.path.style.access";
    /** Names the classes that give credentials for S3. */
    public static final String CREDENTIALS = "fs.s3a.aws.credentials.provider";
    /** The value of {@link #CREDENTIALS} for public buckets. */
    public static final String ANONYMOUS = "org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider";
    /** The name of a pair of keys. */
    public static final String ACCESS_KEY = "fs.s3a.access.key";
    /** The secret of a pair of keys. */
    public static final String SECRET_KEY = "fs.s3a.secret.key";
    /** What goes with keys that expire. */
    public static final String SESSION_TOKEN = "fs.s3a.session.token";

    /** Nothing beyond what the environment says. */
    public static final ConnectionOptions NONE = new ConnectionOptions(null, Map.of(), null);

    /** Nobody hears of retries. */
    public ConnectionOptions(@Nullable Path hadoopConf, Map<String, String> properties, @Nullable String profile) {
        this(hadoopConf, properties, profile, RetryListener.NONE);
    }

    /** Keeps its own copy of the properties. */
    public ConnectionOptions {
        properties = Map.copyOf(properties);
    }

    /** The same, and somebody hears of retries. */
    public ConnectionOptions telling(RetryListener listener) {
        return new ConnectionOptions(hadoopConf, properties, profile, listener);
    }

    /** Without the values of the properties, which may be secrets. */
    @Override
    public String toString() {
        return "hadoopConf=" + hadoopConf + ", properties=" + new TreeMap<>(properties).keySet() + ", profile=" + profile;
    }
}
