package org.checkpointinspector.maintain;

import java.io.IOException;

/** What is found is not what the plan says: nothing more is changed. The message is one sentence for a person. */
final class StopException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    StopException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do, in one sentence. */
    String advice() {
        return advice;
    }
}
