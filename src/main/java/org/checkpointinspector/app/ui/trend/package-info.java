/** How the job went, batch by batch, as charts. */
@NullMarked
package org.checkpointinspector.app.ui.trend;

import org.jspecify.annotations.NullMarked;
