package org.checkpointinspector.app.ui.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RetryListener;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Asks for an address and for what is missing to reach it, tests it, and opens it. */
public final class ConnectViewModel {
    private final ShellViewModel shell;
    private final Connections connections;
    private final Backend backend;
    private final TaskRunner runner;
    private final StringProperty address = new SimpleStringProperty("");
    private final Fields fields = new Fields();
    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private List<Secret> secrets = List.of();
    private @Nullable Location place;
    private String shownStore = "";
    /** Whether the fields show what was known of a store, and not what was typed. */
    private boolean filled;
    private Running testing = Running.NONE;
    private int test;

    /**
     * A secret that was given before and is asked for again.
     *
     * @param key the Hadoop key whose value it is
     * @param value as it is typed
     */
    public record Secret(String key, StringProperty value) {}

    /** Opens through the shell. A place whose store was reached by secrets before has them asked for when it is opened in whatever way. */
    public ConnectViewModel(ShellViewModel shell, Connections connections, Backend backend, TaskRunner runner) {
        this.shell = shell;
        this.connections = connections;
        this.backend = backend;
        this.runner = runner;
        shell.beforeOpening(this::askForSecrets);
        InvalidationListener changed = change -> changed();
        address.addListener(change -> readAddress());
        fields.all().forEach(field -> field.addListener(changed));
    }

    /** The address as it is typed. */
    public StringProperty address() {
        return address;
    }

    /** What is asked for. */
    public Fields fields() {
        return fields;
    }

    /** Secrets that alone are asked for; empty where everything may be said. */
    public List<Secret> secrets() {
        return secrets;
    }

    /** What the address asks for. */
    public ReadOnlyObjectProperty<Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    /** What is wrong with what was typed, in a sentence; empty where nothing is. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** How the test stands. */
    public ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /** Whether the page is to be seen. */
    public ReadOnlyBooleanProperty showing() {
        return showing.getReadOnlyProperty();
    }

    /** Shows the page for whatever is open, or for nothing. */
    public void show() {
        Location open = shell.location().get();
        show(open == null ? "" : open.toString());
    }

    /** Shows the page for an address, with all that can be said about it. */
    public void show(String text) {
        secrets = List.of();
        fields.show(ConnectionOptions.NONE);
        filled = false;
        shownStore = "";
        address.set("");
        address.set(text);
        show(true);
    }

    private void show(boolean wanted) {
        showing.set(false);
        showing.set(wanted);
    }

    /** Leaves the page; a test that runs is forgotten. */
    public void close() {
        cancelTest();
        secrets.forEach(secret -> secret.value().set(""));
        showing.set(false);
    }

    private boolean askForSecrets(Location wanted) {
        List<String> missing = connections.missing(wanted);
        if (missing.isEmpty()) {
            return false;
        }
        shownStore = "";
        address.set("");
        address.set(wanted.toString());
        List<Secret> asked = new ArrayList<>();
        missing.forEach(key -> asked.add(new Secret(key, new SimpleStringProperty(""))));
        asked.forEach(secret -> secret.value().addListener(change -> changed()));
        secrets = List.copyOf(asked);
        show(true);
        return true;
    }

    private void readAddress() {
        String text = address.get();
        try {
            place = text.isBlank() ? null : Location.parse(text);
        } catch (StorageException noPlace) {
            place = null;
        }
        Location now = place;
        kind.set(now == null ? Kind.NONE : Kind.of(now));
        String store = now == null ? "" : Connections.store(now);
        if (now != null && !store.equals(shownStore)) {
            fill(now);
            shownStore = store;
        }
        changed();
    }

    /** Shows what is known of a store; what was known of another one never goes to this one. */
    private void fill(Location now) {
        boolean known = connections.knows(now);
        if (known || filled) {
            fields.show(connections.options(now));
        }
        filled = known;
    }

    private void changed() {
        cancelTest();
        problem.set("");
    }

    /** Tests in the background whether the place can be reached and listed. */
    public void test() {
        cancelTest();
        Location wanted = place();
        ConnectionOptions options = options();
        if (wanted == null || options == null) {
            return;
        }
        int mine = ++test;
        trial.set(new Trial.Running(Texts.text("connect.testing")));
        RetryListener retries = (why, attempt, attempts) ->
                runner.onScreen(() -> ifMine(mine, () -> trial.set(new Trial.Running(Texts.retrying(why, attempt, attempts)))));
        testing = runner.run(
                cancelled -> TestRun.run(backend, wanted, options.telling(retries), cancelled),
                words -> ifMine(mine, () -> trial.set(new Trial.Works(words))),
                thrown -> ifMine(mine, () -> failed(wanted, options, thrown)));
    }

    private void ifMine(int mine, Runnable change) {
        if (mine == test) {
            change.run();
        }
    }

    private void failed(Location wanted, ConnectionOptions options, Throwable thrown) {
        test++;
        if (thrown instanceof CancelledException) {
            trial.set(new Trial.None());
        } else if (thrown instanceof StorageException reason) {
            trial.set(new Trial.Fails(reason, TestRun.raw(reason, options)));
        } else {
            LoggerFactory.getLogger(ConnectViewModel.class).error("testing {}", wanted, thrown);
            StorageException ours = new StorageException(
                    StorageException.Kind.FAILED, wanted.toString(), Texts.text("error.ours", thrown.toString()), Texts.text("error.ours.advice"), thrown);
            trial.set(new Trial.Fails(ours, TestRun.raw(thrown, options)));
        }
    }

    /** Forgets the test that runs; the library may take a while longer to give up, unheard. */
    public void cancelTest() {
        test++;
        testing.abandon();
        testing = Running.NONE;
        trial.set(new Trial.None());
    }

    /** Opens the place in the way that was said, and remembers the way without its secrets. */
    public void open() {
        Location wanted = place();
        ConnectionOptions options = options();
        if (wanted == null || options == null) {
            return;
        }
        connections.use(wanted, options);
        close();
        shell.open(wanted);
    }

    private @Nullable Location place() {
        if (place == null) {
            try {
                place = Location.parse(address.get());
            } catch (StorageException noPlace) {
                problem.set(noPlace.getMessage() + " " + noPlace.advice());
            }
        }
        return place;
    }

    private @Nullable ConnectionOptions options() {
        Location wanted = place;
        if (!secrets.isEmpty() && wanted != null) {
            ConnectionOptions known = connections.options(wanted);
            Map<String, String> properties = new HashMap<>(known.properties());
            secrets.forEach(secret -> properties.put(secret.key(), secret.value().get().strip()));
            properties.values().removeIf(String::isEmpty);
            return new ConnectionOptions(known.hadoopConf(), properties, known.profile());
        }
        try {
            return kind.get() == Kind.LOCAL ? ConnectionOptions.NONE : fields.options(kind.get());
        } catch (IllegalArgumentException wrong) {
            problem.set(String.valueOf(wrong.getMessage()));
            return null;
        }
    }
}
