/**
 * Is it whole? Opens what the layout names, decodes it, applies the rules that span files, and gives Spark's own verdict.
 *
 * <p>{@link org.checkpointinspector.inspect.Inspector} runs the rules in the order in which Spark would meet the trouble, so that the first ERROR is
 * the cause. A rule is one class; what a Spark version tolerates and which error it raises stands in that rule and nowhere else.
 */
@NullMarked
package org.checkpointinspector.inspect;

import org.jspecify.annotations.NullMarked;
