package org.checkpointinspector.app;

import java.util.List;
import org.checkpointinspector.app.cli.Cli;
import org.checkpointinspector.app.cli.ExitStatus;
import org.checkpointinspector.app.cli.Interrupt;
import org.checkpointinspector.app.cli.Terminal;
import org.checkpointinspector.app.ui.DisplayMissing;
import org.checkpointinspector.app.ui.Window;

/**
 * What happens without arguments: the window; where there is no display, one line that says so, and the samples in the terminal. A class of its own, so that the
 * command line does not load what belongs to the window.
 */
final class WindowOrSamples {
    private static final String PACKAGES = "libgtk-3-0 libgl1 libxtst6 libxxf86vm1";

    private WindowOrSamples() {}

    /** Returns an {@link ExitStatus} when the window was closed or the samples were printed. */
    static int run(Interrupt interrupt, List<String> options) {
        try {
            Window.open(List.of());
            return ExitStatus.OK;
        } catch (DisplayMissing missing) {
            Terminal terminal = Terminal.ofProcess(interrupt::requested);
            return Cli.runSamples(options, missing.getMessage() + " A window needs a display and, on Debian and Ubuntu: apt install " + PACKAGES, terminal);
        }
    }
}
