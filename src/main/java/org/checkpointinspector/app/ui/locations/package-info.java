/**
 * The list of places at the left, and the first start.
 */
@NullMarked
package org.checkpointinspector.app.ui.locations;

import org.jspecify.annotations.NullMarked;
