package org.checkpointinspector.inspect;

/** What is known of a file's content. */
public enum Health {
    /** Read, and whole. */
    OK,
    /** Read, and damaged, whether a restart needs it or not. */
    DAMAGED,
    /** A restart needs it, and it was not read. */
    UNREAD,
    /** A restart does not need it, and it was not read. */
    NOT_NEEDED
}
