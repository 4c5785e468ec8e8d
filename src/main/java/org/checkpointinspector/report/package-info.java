/**
 * What was found, as text, JSON, and as neutral sections that either face can draw.
 */
@NullMarked
package org.checkpointinspector.report;

import org.jspecify.annotations.NullMarked;
