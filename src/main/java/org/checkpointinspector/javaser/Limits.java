package org.checkpointinspector.javaser;

/**
 * What is accepted from a stream that nobody vouches for.
 *
 * @param depth most values inside one another; a real writer overflows its stack at some thousands
 * @param handles most objects, strings and classes between two resets
 * @param heldBytes estimate of the memory for what is held between two resets
 * @param rewinds how many times a class may be read again, as one that did not write its fields
 */
public record Limits(int depth, int handles, long heldBytes, int rewinds) {

    /** Enough for anything real; fits a heap of 512 MiB. */
    public static final Limits STANDARD = new Limits(20_000, 5_000_000, 192L << 20, 64);
}
