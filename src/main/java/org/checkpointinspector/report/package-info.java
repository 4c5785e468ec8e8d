/**
 * An inspection as a person or a script reads it: {@link org.checkpointinspector.report.InspectionText} for a terminal,
 * {@link org.checkpointinspector.report.InspectionJson} for scripts. Nothing here reads a checkpoint or knows where its output goes.
 */
@NullMarked
package org.checkpointinspector.report;

import org.jspecify.annotations.NullMarked;
