package org.checkpointinspector.javaser;

/** A {@code java.lang.Class} as a value. */
public record JavaClass(long offset, JavaClassDesc type) implements JavaValue {}
