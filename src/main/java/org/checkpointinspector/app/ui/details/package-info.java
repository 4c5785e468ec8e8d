/**
 * The tabs: summary, decoded content, bytes, access.
 */
@NullMarked
package org.checkpointinspector.app.ui.details;

import org.jspecify.annotations.NullMarked;
