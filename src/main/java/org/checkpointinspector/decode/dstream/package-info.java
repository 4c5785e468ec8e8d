/**
 * The files of a Spark Streaming (DStream) application's checkpoint: metadata files, checkpointed RDDs, write-ahead logs. Formats are those of Spark 2.1 to 4.2
 * with Scala 2.11 to 2.13 and differ in how Scala's collections are serialized; {@link org.checkpointinspector.decode.dstream.ScalaValues} knows how.
 */
@NullMarked
package org.checkpointinspector.decode.dstream;

import org.jspecify.annotations.NullMarked;
