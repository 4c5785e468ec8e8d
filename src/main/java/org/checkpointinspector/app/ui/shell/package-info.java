/**
 * The frame of the window: what is open, the tool bar, the address, the progress, the theme, the keys.
 */
@NullMarked
package org.checkpointinspector.app.ui.shell;

import org.jspecify.annotations.NullMarked;
