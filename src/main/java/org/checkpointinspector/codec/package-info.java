/**
 * Which compression framing is this, and the bytes in it.
 *
 * <p>The framings are read here, block by block in constant memory, so that every fault is known with its byte in the stored file and with the exception
 * that Spark's own reader would raise; the compression algorithms themselves are the libraries that Spark uses.
 */
@NullMarked
package org.checkpointinspector.codec;

import org.jspecify.annotations.NullMarked;
