/** How a job went, read from the small files of its checkpoint: a bounded number of them, on all cores. */
@NullMarked
package org.checkpointinspector.diagnose.trend;

import org.jspecify.annotations.NullMarked;
