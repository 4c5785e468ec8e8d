/**
 * The banner with Spark's verdict, and the strip of batches.
 */
@NullMarked
package org.checkpointinspector.app.ui.verdict;

import org.jspecify.annotations.NullMarked;
