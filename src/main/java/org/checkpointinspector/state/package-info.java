/**
 * Chains of state files: which versions of a store can be rebuilt, and from which files.
 */
@NullMarked
package org.checkpointinspector.state;

import org.jspecify.annotations.NullMarked;
