package org.checkpointinspector.javaser;

/** A value of a serialization stream. Several places of the graph may hold the very same node; graphs are cyclic. */
public sealed interface JavaValue permits JavaNull, JavaPrimitive, JavaString, JavaObject, JavaArray, JavaEnum, JavaClass, JavaClassDesc, JavaBlockData {

    /** First byte of the value in the (decompressed) stream; -1 where it has none of its own. */
    long offset();
}
