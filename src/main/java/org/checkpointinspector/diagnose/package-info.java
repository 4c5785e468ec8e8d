/**
 * Why, and what to do: advice on a checkpoint that was inspected. Nothing here changes a verdict.
 *
 * <p>{@link org.checkpointinspector.diagnose.Diagnosis} is the way in: it inspects, measures the trend and lets every advice rule speak.
 */
@NullMarked
package org.checkpointinspector.diagnose;

import org.jspecify.annotations.NullMarked;
