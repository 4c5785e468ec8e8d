package org.checkpointinspector.app.cli;

import org.checkpointinspector.report.Outcome;

/** What the program tells the shell. */
public final class ExitStatus {
    /** Done; for an inspection: restarts, nothing wrong. */
    public static final int OK = 0;
    /** Restarts, with warnings or unread bytes. */
    public static final int CAUTION = 1;
    /** Fails, or restarts and silently loses data. */
    public static final int BAD = 2;
    /** Could not be read, or was cancelled. */
    public static final int UNREADABLE = 3;
    /** A guard refused, and nothing was changed. */
    public static final int REFUSED = 4;
    /** A change stopped half-way; it can be resumed and undone. */
    public static final int STOPPED = 5;
    /** The command line makes no sense. */
    public static final int USAGE = 64;
    /** A fault of this program. */
    public static final int FAULT = 70;

    private ExitStatus() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case GOOD -> OK;
            case CAUTION -> CAUTION;
            case BAD -> BAD;
            case UNKNOWN -> UNREADABLE;
        };
    }
}
