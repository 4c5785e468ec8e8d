/**
 * The bottom of the house: what went wrong in a run of bytes, and where.
 *
 * <p>Decoders never throw for bad input; they return a {@link org.checkpointinspector.bytes.Decoded} that is either whole or
 * damaged, and a {@link org.checkpointinspector.bytes.Damage} always names the byte in the file as stored.
 */
@NullMarked
package org.checkpointinspector.bytes;

import org.jspecify.annotations.NullMarked;
