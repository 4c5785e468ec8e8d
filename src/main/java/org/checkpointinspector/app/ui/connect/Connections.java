package org.checkpointinspector.app.ui.connect;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.settings.SavedConnection;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * How each store is reached: as the person said while this window is open, secrets included; else as the settings remember it, without them. One
 * connection for each store (scheme and authority). On the JavaFX thread only.
 */
public final class Connections {
    private final SettingsViewModel settings;
    private final Map<String, ConnectionOptions> said = new HashMap<>();

    /** Remembers in the settings. */
    public Connections(SettingsViewModel settings) {
        this.settings = settings;
    }

    /** How the store of a place is reached, as far as is known. */
    public ConnectionOptions options(Location place) {
        ConnectionOptions known = said.get(store(place));
        return known != null ? known : saved(place).map(Connections::options).orElse(ConnectionOptions.NONE);
    }

    /** The keys whose values were given when the store of a place was reached last, and have to be given again. */
    public List<String> missing(Location place) {
        return said.containsKey(store(place)) ? List.of() : saved(place).map(SavedConnection::secrets).orElse(List.of());
    }

    /** From now on the store of a place is reached so; everything but the secrets is remembered. */
    public void use(Location place, ConnectionOptions options) {
        if (place.isLocal()) {
            return;
        }
        String store = store(place);
        said.put(store, options);
        Map<String, String> open = new TreeMap<>(options.properties());
        open.entrySet().removeIf(entry -> isSecret(entry.getKey(), entry.getValue()));
        List<String> secrets = options.properties().keySet().stream().filter(key -> !open.containsKey(key)).toList();
        @Nullable Path folder = options.hadoopConf();
        SavedConnection connection = new SavedConnection(store, folder == null ? null : folder.toString(), open, options.profile(), secrets);
        boolean nothing = folder == null && options.profile() == null && options.properties().isEmpty();
        settings.change(now -> nothing ? now.withoutConnection(store) : now.reached(connection));
    }

    /** Whether anything is known of how the store of a place is reached. */
    boolean knows(Location place) {
        return said.containsKey(store(place)) || saved(place).isPresent();
    }

    private Optional<SavedConnection> saved(Location place) {
        String store = store(place);
        return settings.settings().get().connections().stream().filter(one -> one.store().equals(store)).findFirst();
    }

    private static ConnectionOptions options(SavedConnection saved) {
        return new ConnectionOptions(folder(saved.hadoopConf()), saved.properties(), saved.profile());
    }

    private static @Nullable Path folder(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Path.of(text.strip());
        } catch (InvalidPathException noPathOfThisMachine) {
            return null;
        }
    }

    /** The store of a place: its address without the path. */
    static String store(Location place) {
        String root = new Location(place.scheme(), place.authority(), "/").toString();
        return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }

    /** Whether a value must not be written down. The names of the classes that find credentials are no credentials; what encrypts is a secret as well. */
    static boolean isSecret(String key, String value) {
        return key.endsWith("encryption.key") || !key.equals(ConnectionOptions.CREDENTIALS) && !Mask.STANDARD.setting(key, value).equals(value);
    }
}
