/**
 * How a store is reached: the page that asks for it, the test of a connection, and what is remembered of it.
 */
@NullMarked
package org.checkpointinspector.app.ui.connect;

import org.jspecify.annotations.NullMarked;
