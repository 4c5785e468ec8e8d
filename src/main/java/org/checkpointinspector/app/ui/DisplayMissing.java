package org.checkpointinspector.app.ui;

/** There is no screen that a window could be shown on. The message is one sentence for a person. */
public final class DisplayMissing extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public DisplayMissing(String message) {
        super(message);
    }
}
