/** The rules that give advice, one small class each. */
@NullMarked
package org.checkpointinspector.diagnose.advice;

import org.jspecify.annotations.NullMarked;
