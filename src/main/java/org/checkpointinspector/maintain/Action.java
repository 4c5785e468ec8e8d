package org.checkpointinspector.maintain;

import java.util.Locale;

/** What a plan is for. The names are written into plans and manifests and stay stable. */
public enum Action {
    /** Copies a checkpoint, or files of it, and leaves the original as it is. */
    BACKUP("back up"),
    /** Brings a backup into place; what is in the way is set aside. */
    RESTORE("restore"),
    /** Sets everything aside, or what is damaged and left over, so that the query starts fresh or starts at all. */
    CLEAR("clear"),
    /** Sets aside what is newer than a batch, so that the query resumes after it. */
    ROLLBACK("roll back"),
    /** Sets aside what Spark itself would have removed and did not. */
    PRUNE("prune"),
    /** Takes another plan back. */
    UNDO("undo");

    private final String words;

    Action(String words) {
        this.words = words;
    }

    /** The verb for a person, in lower case. */
    public String words() {
        return words;
    }

    /** The name of the command, in lower case without blanks. */
    public String command() {
        return name().toLowerCase(Locale.ROOT);
    }
}
