/**
 * Reasons not to change a checkpoint, one class each. {@link org.checkpointinspector.maintain.Guards} has them all.
 */
@NullMarked
package org.checkpointinspector.maintain.guards;

import org.jspecify.annotations.NullMarked;
