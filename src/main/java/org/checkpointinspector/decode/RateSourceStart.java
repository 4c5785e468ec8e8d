package org.checkpointinspector.decode;

/**
 * The file {@code sources/i/0} of a rate source.
 *
 * @param version always 1 so far
 * @param creationTimeMs when the source was first created, ms since the epoch; offsets count seconds from here
 */
public record RateSourceStart(int version, long creationTimeMs) {}
