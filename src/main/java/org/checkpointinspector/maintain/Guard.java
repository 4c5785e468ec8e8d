package org.checkpointinspector.maintain;

import java.util.Optional;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** A reason not to run a plan. Asked before the first change; what a plan itself remembers is compared again before each removal by the runner. */
public interface Guard {

    /** Stable name, as {@code writer-alive}. */
    String name();

    /**
     * Looks whether the plan may run.
     *
     * @return why not; empty where nothing speaks against it
     * @throws StorageException if it cannot be told, which stops the plan as well
     */
    Optional<Refusal> check(Situation situation) throws StorageException;

    /**
     * A plan that may not run.
     *
     * @param guard name of the guard
     * @param message one sentence: why
     * @param advice one sentence: what to do
     * @param override what a person has to type to run it nevertheless (the path of the checkpoint, as a rule); null where nothing lifts it
     */
    record Refusal(String guard, String message, String advice, @Nullable String override) {}
}
