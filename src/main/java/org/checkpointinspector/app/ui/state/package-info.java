/**
 * The state of a query: which batches can be rebuilt, its rows, what changed in them, how they are spread, and their schemas.
 */
@NullMarked
package org.checkpointinspector.app.ui.state;

import org.jspecify.annotations.NullMarked;
