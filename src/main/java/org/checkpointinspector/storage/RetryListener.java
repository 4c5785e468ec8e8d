package org.checkpointinspector.storage;

/** Hears that a request is made again, while a store is asked. Called on any thread; implementations must be quick. */
@FunctionalInterface
public interface RetryListener {

    /** Hears nothing. */
    RetryListener NONE = (why, attempt, attempts) -> {};

    /**
     * A request failed and is made again after a pause.
     *
     * @param why what failed, without a full stop: {@code the store asks for fewer requests (throttled)}
     * @param attempt which attempt comes next, from 2
     * @param attempts how many there are at most before the failure is told
     */
    void retrying(String why, int attempt, int attempts);
}
