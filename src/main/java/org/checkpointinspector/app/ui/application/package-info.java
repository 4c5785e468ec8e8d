/** A Spark Streaming application: its graph, its timing, the files from which it can be recovered, and the objects in them. */
@NullMarked
package org.checkpointinspector.app.ui.application;

import org.jspecify.annotations.NullMarked;
