package org.checkpointinspector.javaser;

/** A {@code java.lang.String}; surrogates that stand alone are kept, as Java keeps them. */
public record JavaString(long offset, String text) implements JavaValue {}
