/** What a stack trace or a log means. */
@NullMarked
package org.checkpointinspector.app.ui.explain;

import org.jspecify.annotations.NullMarked;
