/**
 * What has to leave a checkpoint so that Spark resumes after an older batch, in which order, and what follows from it. Works out plans; changes nothing.
 *
 * <p>{@link org.checkpointinspector.maintain.rollback.Rollback#draft} is the way in.
 */
@NullMarked
package org.checkpointinspector.maintain.rollback;

import org.jspecify.annotations.NullMarked;
