/**
 * The sample checkpoints that ship with the program.
 */
@NullMarked
package org.checkpointinspector.samples;

import org.jspecify.annotations.NullMarked;
