package org.checkpointinspector.app.ui.shell;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.settings.Settings;
import org.checkpointinspector.settings.SettingsFile;
import org.slf4j.LoggerFactory;

/** What is remembered: loaded at the start, saved in the background after each change. */
public final class SettingsViewModel {
    private final SettingsFile file;
    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    /** Loads the settings. This is one small local file, read once, before there is a window to wait. */
    public SettingsViewModel(SettingsFile file, TaskRunner runner) {
        this.file = file;
        this.runner = runner;
        SettingsFile.Loaded loaded = file.load();
        settings.set(loaded.settings());
        if (loaded.note() != null) {
            note.set(loaded.note());
        }
    }

    /** The settings as they are now. */
    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** What went wrong with the settings, empty where nothing did. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Changes the settings and saves them. */
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings.get());
        if (changed.equals(settings.get())) {
            return;
        }
        settings.set(changed);
        runner.run(
                cancelled -> {
                    synchronized (file) {
                        file.save(settings.get());
                    }
                    return changed;
                },
                saved -> {},
                thrown -> note.set(Texts.text("settings.not.saved", String.valueOf(thrown.getMessage()))));
    }

    /** Saves the settings now, at the end, when there is no later. */
    void saveNow() {
        try {
            synchronized (file) {
                file.save(settings.get());
            }
        } catch (java.io.IOException notSaved) {
            LoggerFactory.getLogger(SettingsViewModel.class).warn(Texts.text("settings.not.saved", String.valueOf(notSaved.getMessage())));
        }
    }
}
