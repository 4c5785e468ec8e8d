/**
 * The rules by which a streaming query's checkpoint is judged, one class each, in the order in which Spark meets the trouble
 * ({@link org.checkpointinspector.inspect.query.RestartRules}).
 *
 * <p>{@link org.checkpointinspector.inspect.query.QueryEvidence} is what the files say, the same for every Spark version; a rule says what one version makes of it.
 */
@NullMarked
package org.checkpointinspector.inspect.query;

import org.jspecify.annotations.NullMarked;
