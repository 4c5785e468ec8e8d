package org.checkpointinspector.inspect;

/** Whether Spark restarts from a checkpoint. */
public enum Verdict {
    /** Spark restarts; a LOSS finding says where it does so with silent loss. */
    RESTARTS,
    /** Spark refuses, or its first batch dies. */
    FAILS,
    /** Bytes that matter could not be read, or the inspection was cancelled. */
    UNKNOWN
}
