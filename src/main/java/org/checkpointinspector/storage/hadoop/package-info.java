/**
 * HDFS, S3 and every other store that has a Hadoop connector on the class path. The one place that knows Hadoop and the AWS SDK; no type of theirs
 * leaves it.
 *
 * <p>{@link org.checkpointinspector.storage.hadoop.HadoopStorage} lists and reads; {@link org.checkpointinspector.storage.hadoop.LibraryCalls} runs
 * each call of the libraries on a thread of its own, so that a person who cancels never waits for them;
 * {@link org.checkpointinspector.storage.hadoop.Failures} says in words what went wrong.
 */
@NullMarked
package org.checkpointinspector.storage.hadoop;

import org.jspecify.annotations.NullMarked;
