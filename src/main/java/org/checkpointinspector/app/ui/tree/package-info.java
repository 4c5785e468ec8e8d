/**
 * The tree of files.
 */
@NullMarked
package org.checkpointinspector.app.ui.tree;

import org.jspecify.annotations.NullMarked;
