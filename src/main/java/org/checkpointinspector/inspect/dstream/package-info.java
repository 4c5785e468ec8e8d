/** The checkpoint of a Spark Streaming (DStream) application, as far as its names tell; the contents of its files are not decoded. */
@NullMarked
package org.checkpointinspector.inspect.dstream;

import org.jspecify.annotations.NullMarked;
