package org.checkpointinspector.app.ui.maintain;

import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.storage.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Where backups are: the folder that was used last, and the one that is open.
 *
 * @param settings keep the folder
 */
record BackupFolders(OpenLocation open, SettingsViewModel settings) {

    /** Address of the folder in which the last backup was put; null for beside the checkpoint. */
    @Nullable String last() {
        return settings.settings().get().backupFolder();
    }

    /** Remembers into which folder a backup went, where that was not the usual one. */
    void remember(Plan plan) {
        if (plan.action() == Action.BACKUP) {
            String backup = plan.backup().toString();
            String folder = backup.substring(0, Math.max(0, backup.lastIndexOf('/')));
            boolean beside = plan.location().toString().startsWith(folder + "/") && plan.location().toString().lastIndexOf('/') == folder.length();
            settings.change(now -> now.withBackupFolder(beside || folder.isEmpty() ? null : folder));
        }
    }

    /** The folder of the backup that is at hand, as text; empty where none is. */
    String around(@Nullable CheckpointInspection one) {
        Listing listing = open.listing().get();
        if (listing == null) {
            return "";
        }
        String path = one == null ? "" : one.checkpoint().path();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return listing.file(Place.join(folder, Plan.FILE)).isPresent() ? listing.location().resolve(folder).toString() : "";
    }
}
