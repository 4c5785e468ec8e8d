/** Holds the classes of an application against a DStream checkpoint: will it recover, and if not, with which exception. No class is loaded. */
@NullMarked
package org.checkpointinspector.diagnose.jar;

import org.jspecify.annotations.NullMarked;
