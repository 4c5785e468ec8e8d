/**
 * What lies in a checkpoint that Spark itself would have removed and did not. Works out plans; changes nothing.
 *
 * <p>{@link org.checkpointinspector.maintain.prune.Prune#departures} is the way in.
 */
@NullMarked
package org.checkpointinspector.maintain.prune;

import org.jspecify.annotations.NullMarked;
