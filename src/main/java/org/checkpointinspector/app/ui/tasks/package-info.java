/**
 * Work away from the JavaFX thread: started, watched and cancelled.
 */
@NullMarked
package org.checkpointinspector.app.ui.tasks;

import org.jspecify.annotations.NullMarked;
