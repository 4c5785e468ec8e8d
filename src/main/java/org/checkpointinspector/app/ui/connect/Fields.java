package org.checkpointinspector.app.ui.connect;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.storage.ConnectionOptions;
import org.jspecify.annotations.Nullable;

/** What the page asks of a connection, as the person types it. */
public final class Fields {

    /** Which credentials S3 gets. */
    public enum Credentials {
        /** What AWS's own chain finds: variables, files, the machine's role. */
        CHAIN,
        /** A profile of AWS's files. */
        PROFILE,
        /** A pair of keys, typed in. */
        KEYS,
        /** None: a public bucket. */
        ANONYMOUS
    }

    final StringProperty hadoopConf = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty endpoint = new SimpleStringProperty("");
    final StringProperty region = new SimpleStringProperty("");
    final BooleanProperty pathStyle = new SimpleBooleanProperty();
    final ObjectProperty<Credentials> credentials = new SimpleObjectProperty<>(Credentials.CHAIN);
    final StringProperty profile = new SimpleStringProperty("");
    final StringProperty accessKey = new SimpleStringProperty("");
    final StringProperty secretKey = new SimpleStringProperty("");
    final StringProperty sessionToken = new SimpleStringProperty("");
    final StringProperty more = new SimpleStringProperty("");

    /** Everything that a change of makes a test stale. */
    List<Property<?>> all() {
        return List.of(hadoopConf, user, endpoint, region, pathStyle, credentials, profile, accessKey, secretKey, sessionToken, more);
    }

    /** Shows how a store is reached. */
    void show(ConnectionOptions options) {
        Map<String, String> left = new TreeMap<>(options.properties());
        @Nullable Path folder = options.hadoopConf();
        hadoopConf.set(folder == null ? "" : folder.toString());
        user.set(taken(left, ConnectionOptions.USER));
        endpoint.set(taken(left, ConnectionOptions.ENDPOINT));
        region.set(taken(left, ConnectionOptions.REGION));
        pathStyle.set("true".equals(left.get(ConnectionOptions.PATH_STYLE)));
        if (pathStyle.get()) {
            left.remove(ConnectionOptions.PATH_STYLE);
        }
        @Nullable String wanted = options.profile();
        profile.set(wanted == null ? "" : wanted);
        accessKey.set(taken(left, ConnectionOptions.ACCESS_KEY));
        secretKey.set(taken(left, ConnectionOptions.SECRET_KEY));
        sessionToken.set(taken(left, ConnectionOptions.SESSION_TOKEN));
        boolean anonymous = left.remove(ConnectionOptions.CREDENTIALS, ConnectionOptions.ANONYMOUS);
        Credentials otherwise = accessKey.get().isEmpty() ? Credentials.CHAIN : Credentials.KEYS;
        credentials.set(anonymous ? Credentials.ANONYMOUS : wanted != null ? Credentials.PROFILE : otherwise);
        StringBuilder lines = new StringBuilder();
        left.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        more.set(lines.toString());
    }

    private static String taken(Map<String, String> left, String key) {
        String value = left.remove(key);
        return value == null ? "" : value;
    }

    /**
     * The options that the fields say.
     *
     * @throws IllegalArgumentException with one sentence, if a field holds what cannot be
     */
    ConnectionOptions options(Kind kind) {
        Map<String, String> properties = new LinkedHashMap<>(lines(more.get()));
        if (kind == Kind.HDFS) {
            put(properties, ConnectionOptions.USER, user);
        }
        boolean s3 = kind == Kind.S3;
        if (s3) {
            put(properties, ConnectionOptions.ENDPOINT, endpoint);
            put(properties, ConnectionOptions.REGION, region);
            if (pathStyle.get()) {
                properties.put(ConnectionOptions.PATH_STYLE, "true");
            }
            if (credentials.get() == Credentials.KEYS) {
                put(properties, ConnectionOptions.ACCESS_KEY, accessKey);
                put(properties, ConnectionOptions.SECRET_KEY, secretKey);
                put(properties, ConnectionOptions.SESSION_TOKEN, sessionToken);
            } else if (credentials.get() == Credentials.ANONYMOUS) {
                properties.put(ConnectionOptions.CREDENTIALS, ConnectionOptions.ANONYMOUS);
            }
        }
        boolean byProfile = s3 && credentials.get() == Credentials.PROFILE && !profile.get().isBlank();
        return new ConnectionOptions(folder(), properties, byProfile ? profile.get().strip() : null);
    }

    private @Nullable Path folder() {
        String text = hadoopConf.get().strip();
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException(Texts.text("connect.no.path", text), noPath);
        }
    }

    private static void put(Map<String, String> properties, String key, StringProperty field) {
        String value = field.get().strip();
        if (!value.isEmpty()) {
            properties.put(key, value);
        }
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(Texts.text("connect.no.line", line));
            }
            properties.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        });
        return properties;
    }
}
