package org.checkpointinspector.inspect;

/** What a finding means for the user's job and data, worst first. */
public enum Severity {
    /** Spark will refuse to restart. */
    ERROR,
    /** Spark will run on and silently lose, repeat or corrupt data: nobody else will tell. */
    LOSS,
    /** It runs, but something is wrong or at risk. */
    WARNING,
    /** Good to know; no fault. */
    INFO
}
