/**
 * From where a new query or application would have to read so that it goes on after a batch of an old one: positions as the sources' own options take them. Reads
 * only.
 *
 * <p>{@link org.checkpointinspector.maintain.offsets.StartPositions#of} is the way in. To teach the program another source, add its case to
 * {@link org.checkpointinspector.maintain.offsets.SourceOptions}.
 */
@NullMarked
package org.checkpointinspector.maintain.offsets;

import org.jspecify.annotations.NullMarked;
