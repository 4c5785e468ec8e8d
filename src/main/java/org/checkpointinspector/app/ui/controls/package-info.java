/**
 * Small controls that several features share.
 */
@NullMarked
package org.checkpointinspector.app.ui.controls;

import org.jspecify.annotations.NullMarked;
