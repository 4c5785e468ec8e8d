/**
 * Changes to checkpoints, and nothing is ever lost: back up, restore, clear, roll back, prune, undo.
 *
 * <p>A {@link org.checkpointinspector.maintain.Plan} says all that will happen and changes nothing; the only way to change anything is to give it to
 * the {@link org.checkpointinspector.maintain.Runner}. The plan is stored beside the backup before the first change, and each
 * {@link org.checkpointinspector.maintain.Phase} leaves a marker when it is complete; how far a phase got is seen from what is there. So any machine
 * can go on after a crash, or take everything back. This is the only package that may use {@link org.checkpointinspector.storage.StorageWriter}.
 */
@NullMarked
package org.checkpointinspector.maintain;

import org.jspecify.annotations.NullMarked;
