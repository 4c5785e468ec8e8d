package org.checkpointinspector.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a store was reached, without the secrets: those are named, so that they can be asked for again.
 *
 * @param store the address of the store: {@code s3a://bucket}
 * @param hadoopConf folder with Hadoop's client configuration, null for the one of the environment
 * @param properties Hadoop keys whose values are no secrets
 * @param profile profile in AWS's files, null for none
 * @param secrets keys that were given as well, whose values are not kept
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedConnection(
        String store, @Nullable String hadoopConf, Map<String, String> properties, @Nullable String profile, List<String> secrets) {

    /** Keeps its own copies; null, as it comes from a file that lacks the field, is the default. */
    @SuppressWarnings("ConstantValue")
    public SavedConnection {
        store = store == null ? "" : store;
        properties = properties == null ? Map.of() : withoutNulls(properties);
        secrets = secrets == null ? List.of() : secrets.stream().filter(key -> key != null).sorted().toList();
    }

    private static Map<String, String> withoutNulls(Map<String, String> properties) {
        Map<String, String> copy = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (value != null) {
                copy.put(key, value);
            }
        });
        return Map.copyOf(copy);
    }
}
