package org.checkpointinspector.app.cli;

import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command keeps what it sets aside; a mixin. */
final class KeptIn {
    @Option(
            names = "--backup",
            paramLabel = "DEST",
            converter = LocationArgument.class,
            description = "A new folder for what is set aside, on any store. Default: beside the checkpoint, where it is only renamed.")
    private @Nullable Location backup;

    /**
     * The folder that was asked for, or a new one beside the checkpoint.
     *
     * @param word the middle of its name
     */
    Location of(Subject subject, String word) {
        return backup == null ? BackupPlace.beside(subject.location(), word, subject.nowMs()) : backup;
    }
}
