/** Saving what was found as a report. */
@NullMarked
package org.checkpointinspector.app.ui.reporting;

import org.jspecify.annotations.NullMarked;
