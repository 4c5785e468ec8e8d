/**
 * The command line: one class for each command, registered in {@link org.checkpointinspector.app.cli.Cli}.
 *
 * <p>Standard output is data, standard error is progress, messages and logs. A command returns one of {@link org.checkpointinspector.app.cli.ExitStatus};
 * what goes wrong is thrown and turned into a sentence and a status in {@link org.checkpointinspector.app.cli.Failures}.
 */
@NullMarked
package org.checkpointinspector.app.cli;

import org.jspecify.annotations.NullMarked;
