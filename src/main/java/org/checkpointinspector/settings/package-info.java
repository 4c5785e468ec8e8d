/**
 * What the program remembers from one start to the next. Never a secret.
 */
@NullMarked
package org.checkpointinspector.settings;

import org.jspecify.annotations.NullMarked;
