/**
 * The program's two faces and the choice between them.
 */
@NullMarked
package org.checkpointinspector.app;

import org.jspecify.annotations.NullMarked;
