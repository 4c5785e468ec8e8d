/**
 * Which checkpoints are in a listing, and which role has each file: by names alone, nothing is read.
 *
 * <p>{@link org.checkpointinspector.layout.Checkpoints} finds them, {@link org.checkpointinspector.layout.FileRoles} names the files. To teach the program a new
 * kind of file, add a {@link org.checkpointinspector.layout.Role} and its pattern here.
 */
@NullMarked
package org.checkpointinspector.layout;

import org.jspecify.annotations.NullMarked;
