/**
 * The window: cut by feature, each a view and a view-model. View-models hold properties and no controls; views are built in code and styled by CSS.
 */
@NullMarked
package org.checkpointinspector.app.ui;

import org.jspecify.annotations.NullMarked;
