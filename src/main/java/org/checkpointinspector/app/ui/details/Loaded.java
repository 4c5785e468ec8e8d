package org.checkpointinspector.app.ui.details;

/**
 * What a tab has to show.
 *
 * @param <T> the content
 */
public sealed interface Loaded<T> {

    /** Nothing is selected that this tab could show. */
    record Nothing<T>() implements Loaded<T> {}

    /** It is being read. */
    record Reading<T>() implements Loaded<T> {}

    /** It is there. */
    record Ready<T>(T content) implements Loaded<T> {}

    /**
     * It could not be read.
     *
     * @param what what happened
     * @param advice what to try; empty for nothing
     */
    record Failed<T>(String what, String advice) implements Loaded<T> {}
}
