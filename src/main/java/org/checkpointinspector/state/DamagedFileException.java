package org.checkpointinspector.state;

import java.io.IOException;

/** A file of a store is damaged or missing, so that its rows cannot be put together; never leaves the package. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient StateProblem problem;

    DamagedFileException(StateProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    StateProblem problem() {
        return problem;
    }
}
