/**
 * The program's door: {@link org.checkpointinspector.app.Main} opens the window or runs the command line.
 */
@NullMarked
package org.checkpointinspector.app;

import org.jspecify.annotations.NullMarked;
