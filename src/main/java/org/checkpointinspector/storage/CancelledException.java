package org.checkpointinspector.storage;

/** The person, or the program on shutdown, asked to stop: no failure, and nothing to report. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says that work ended because it was asked to. */
    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
