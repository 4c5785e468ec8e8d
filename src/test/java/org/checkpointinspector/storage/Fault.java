package org.checkpointinspector.storage;

/** Ways in which a store, or the process that speaks to it, can fail at one call. */
public enum Fault {
    /** The process ends before anything happens; every later call finds it ended. */
    ENDS_BEFORE,
    /** The process ends half-way: a file that is written is there in part, under its partial name; a move is a copy whose source is still there. */
    ENDS_HALF_WAY,
    /** The process ends when all is done, and never hears of it. */
    ENDS_AFTER,
    /** The store has a fault of its own (HTTP 500, 503); nothing was done. */
    UNAVAILABLE,
    /** The request does not arrive; nothing was done, and the failure is a timeout. */
    TIMES_OUT_BEFORE,
    /** The answer does not arrive: all was done, and the failure is a timeout. */
    TIMES_OUT_AFTER,
    /** The store refuses. */
    DENIED,
    /** There is nothing (any more) where the call looks. */
    VANISHED,
    /** Somebody else was quicker: something is there now. */
    TAKEN,
    /** The disk is full after half of the bytes; nothing is left under the name. */
    FULL,
    /** Says that all is done; half of the bytes are under the name. For a read: ends after half of the bytes without a word. */
    HALF,
    /** Says that all is done; one byte is another one. For a read as well. */
    OTHER_BYTE,
    /** Says that all is done, and did nothing. */
    LIES,
    /** Does not answer until the thread is interrupted. */
    HANGS
}
