package org.checkpointinspector.diagnose;

/** One piece of advice: looks at the facts and speaks where it has something to say. To add one, write a class and one line in {@link Rules}. */
public interface AdviceRule {

    /** What it is about. */
    RuleText text();

    /**
     * Speaks where the facts give reason to. Must be sure before it gives more than {@code INFO}: what is only likely is {@code INFO} with its numbers.
     *
     * @throws org.checkpointinspector.storage.CancelledException if the listener asked to stop while something was read
     */
    void check(Facts facts, Advice advice);
}
