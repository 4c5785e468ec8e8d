/** Watching checkpoints: what changed since the last look, which limits are exceeded, and whom to tell. */
@NullMarked
package org.checkpointinspector.diagnose.watch;

import org.jspecify.annotations.NullMarked;
