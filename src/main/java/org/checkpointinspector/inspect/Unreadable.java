package org.checkpointinspector.inspect;

import org.checkpointinspector.storage.StorageException;

/** Reports a file that a restart needs and that could not be read: no verdict can be given, and the reason is a finding of its own. */
public final class Unreadable {

    private Unreadable() {}

    /** Reports the file if it could not be read. */
    public static boolean report(Read<?> read, Judge judge) {
        if (read.failure() == null) {
            return false;
        }
        report(read.file().path(), read.failure(), judge);
        return true;
    }

    /** Reports a failure of the store. */
    public static void report(String path, StorageException failure, Judge judge) {
        judge.unknown(path + " could not be read");
        judge.warning(rule(failure.kind()), path)
                .says(failure.getMessage())
                .remedy(failure.advice())
                .add();
    }

    /** The rule that speaks of such a failure. */
    public static String rule(StorageException.Kind kind) {
        return switch (kind) {
            case DENIED -> "permission.read";
            case ARCHIVED -> "storage.archived";
            default -> "storage.read";
        };
    }
}
