/**
 * The list of findings, and what is known of the one that is selected.
 */
@NullMarked
package org.checkpointinspector.app.ui.findings;

import org.jspecify.annotations.NullMarked;
