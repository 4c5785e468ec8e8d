/**
 * One decoder for each kind of file: bytes in, a record or a {@link org.checkpointinspector.bytes.Damage} out.
 *
 * <p>Decoders do no I/O of their own, know no clock and no Spark version: they say what is in the bytes, and {@code inspect} says what a given
 * Spark makes of it. To add a kind of file, write a {@link org.checkpointinspector.decode.Decoder} and its record here and add one line to
 * {@code inspect.FileDecoders}.
 */
@NullMarked
package org.checkpointinspector.decode;

import org.jspecify.annotations.NullMarked;
