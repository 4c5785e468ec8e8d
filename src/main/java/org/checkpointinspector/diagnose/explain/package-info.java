/** What an error text means: stack traces and driver logs of any Spark version, recognised, located and held against a checkpoint. */
@NullMarked
package org.checkpointinspector.diagnose.explain;

import org.jspecify.annotations.NullMarked;
