/**
 * The Java Object Serialization Stream (protocol version 2, Java Object Serialization Specification, chapter 6) as a tree of plain values.
 *
 * <p>No class that the data names is loaded, nothing is resolved, no method of the data runs. The reader keeps its own stack, so depth costs heap and is
 * bounded; memory is taken for what is there, never for what a length promises. Values are nodes of a graph that is cyclic in real data: they compare by
 * identity, and nothing here walks them.
 */
@NullMarked
package org.checkpointinspector.javaser;

import org.jspecify.annotations.NullMarked;
