/** The log of a file sink, {@code _spark_metadata}: what the next compaction and the readers of the output need of it. */
@NullMarked
package org.checkpointinspector.inspect.sink;

import org.jspecify.annotations.NullMarked;
