/** What differs between two checkpoints, or two batches of one. */
@NullMarked
package org.checkpointinspector.app.ui.compare;

import org.jspecify.annotations.NullMarked;
