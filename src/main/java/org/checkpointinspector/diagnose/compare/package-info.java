/** What differs between two checkpoints, a checkpoint and its backup, or two batches of one checkpoint. */
@NullMarked
package org.checkpointinspector.diagnose.compare;

import org.jspecify.annotations.NullMarked;
