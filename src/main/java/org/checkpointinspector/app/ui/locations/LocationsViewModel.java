package org.checkpointinspector.app.ui.locations;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.samples.Sample;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SavedConnection;
import org.checkpointinspector.settings.Settings;
import org.checkpointinspector.storage.Location;

/** The places that can be opened with one click: samples and recent ones. */
public final class LocationsViewModel {
    private final ShellViewModel shell;
    private final SettingsViewModel settings;
    private final Samples samples;
    private final TaskRunner runner;
    private final ObservableList<Sample> sampleList = FXCollections.observableArrayList();
    private final ObservableList<Sample> readOnlySamples = FXCollections.unmodifiableObservableList(sampleList);
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyRecent = FXCollections.unmodifiableObservableList(recent);
    private final ObservableList<String> stores = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyStores = FXCollections.unmodifiableObservableList(stores);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String sampleHome = "\0";

    /** Lists the samples in the background and follows the settings. */
    public LocationsViewModel(ShellViewModel shell, SettingsViewModel settings, Samples samples, TaskRunner runner) {
        this.shell = shell;
        this.settings = settings;
        this.samples = samples;
        this.runner = runner;
        runner.run(cancelled -> samples.list(), sampleList::setAll, this::failed);
        follow(settings.settings().get());
        settings.settings().addListener((property, before, now) -> follow(now));
        shell.onOpened(this::remember);
    }

    /** The samples. */
    public ObservableList<Sample> samples() {
        return readOnlySamples;
    }

    /** The addresses opened before, the newest first. */
    public ObservableList<String> recent() {
        return readOnlyRecent;
    }

    /** The stores for which it is known how they are reached, by name. */
    public ObservableList<String> stores() {
        return readOnlyStores;
    }

    /** Forgets how a store is reached. */
    public void forgetStore(String store) {
        settings.change(now -> now.withoutConnection(store));
    }

    private void follow(Settings now) {
        if (!recent.equals(now.recent())) {
            recent.setAll(now.recent());
        }
        List<String> known = now.connections().stream().map(SavedConnection::store).sorted().toList();
        if (!stores.equals(known)) {
            stores.setAll(known);
        }
    }

    /** Why the samples cannot be had; empty where they can. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Opens a sample; unpacks the samples first where that was not done yet. */
    public void open(Sample sample) {
        runner.run(
                cancelled -> samples.folder(sample),
                folder -> {
                    sampleHome = folder.getParent().toString();
                    shell.open(folder.toString());
                },
                this::failed);
    }

    /** The last part of an address; the two last where the last is a name that many have. */
    static String shortName(String address) {
        int last = address.lastIndexOf('/');
        String name = address.substring(last + 1);
        if (last > 0 && (name.equals("checkpoint") || name.equals("checkpoints"))) {
            return address.substring(address.lastIndexOf('/', last - 1) + 1);
        }
        return name.isEmpty() ? address : name;
    }

    /** Opens an address. */
    public void open(String address) {
        shell.open(address);
    }

    /** Forgets a recent address. */
    public void forget(String address) {
        settings.change(now -> now.forgotten(address));
    }

    /** Forgets all recent addresses. */
    public void forgetAll() {
        List.copyOf(recent).forEach(this::forget);
    }

    /** Whether a place lies in the copies of the samples. */
    public boolean isSample(Location location) {
        return location.toString().startsWith(sampleHome);
    }

    private void remember(Location location) {
        if (!isSample(location)) {
            settings.change(now -> now.opened(location.toString()));
        }
    }

    private void failed(Throwable thrown) {
        problem.set(Texts.text("samples.failed", String.valueOf(thrown.getMessage())));
    }
}
