/** Watching what is open: polls in the background, and a history of what changed. */
@NullMarked
package org.checkpointinspector.app.ui.watch;

import org.jspecify.annotations.NullMarked;
