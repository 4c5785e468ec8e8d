package org.checkpointinspector.inspect.dstream;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.StorageException;

/** Reports a file that a recovery needs and that could not be read: no verdict can be given, and the reason is a finding of its own. */
final class Unread {

    private Unread() {}

    /** Reports the file if it could not be read. */
    static boolean report(Read<?> read, Judge judge) {
        if (read.failure() == null) {
            return false;
        }
        report(read.file().path(), read.failure(), judge);
        return true;
    }

    /** Reports a failure of the store. */
    static void report(String path, StorageException failure, Judge judge) {
        judge.unknown(path + " could not be read");
        boolean denied = failure.kind() == StorageException.Kind.DENIED;
        judge.warning(denied ? "permission.read" : "storage.read", path).says(failure.getMessage()).remedy(failure.advice()).add();
    }
}
