/**
 * Back up, restore, clear, roll back, prune, undo: options, the plan, its run, what came of it; and start positions for a new query.
 */
@NullMarked
package org.checkpointinspector.app.ui.maintain;

import org.jspecify.annotations.NullMarked;
