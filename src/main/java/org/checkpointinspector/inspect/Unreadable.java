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
        boolean denied = failure.kind() == StorageException.Kind.DENIED;
        judge.warning(denied ? "permission.read" : "storage.read", path)
                .says(failure.getMessage())
                .remedy(failure.advice())
                .add();
    }
}
