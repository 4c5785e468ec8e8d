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

    /** Does not return; ends the process with an {@link ExitStatus} when the window was closed or the samples were printed. */
    static void run(List<String> options) {
        try {
            Window.open(List.of());
            System.exit(ExitStatus.OK);
        } catch (DisplayMissing missing) {
            showSamples(options, missing.getMessage() + " A window needs a display and, on Debian and Ubuntu: apt install " + PACKAGES + ".");
        } catch (UnsupportedClassVersionError tooOld) {
            showSamples(options, "The window of this build needs a newer Java than " + System.getProperty("java.version") + "; set JAVA_HOME.");
        } catch (RuntimeException fault) {
            System.exit(Cli.tellFault(fault, options, Terminal.ofProcess(() -> false)));
        }
    }

    private static void showSamples(List<String> options, String why) {
        Interrupt interrupt = Interrupt.listen();
        interrupt.exit(Cli.runSamples(options, why + " Meanwhile, the samples in the terminal:", Terminal.ofProcess(interrupt::requested)));
    }
}
