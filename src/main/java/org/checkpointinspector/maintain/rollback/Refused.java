package org.checkpointinspector.maintain.rollback;

/** What was asked for cannot be done, or cannot be proven to be right. The message says why, in a sentence. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** @param advice what to do, in a sentence; may be empty */
    public Refused(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do, in a sentence; may be empty. */
    public String advice() {
        return advice;
    }
}
