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
    private static final String NEEDS = "A window needs a display and, on Debian and Ubuntu: apt install libgtk-3-0 libgl1 libxtst6 libxxf86vm1.";
    private static final String NEWER_JAVA =
            "The window of this build needs a newer Java than " + System.getProperty("java.version") + "; set JAVA_HOME.";

    private WindowOrSamples() {}

    /** Does not return; ends the process with an {@link ExitStatus} when the window was closed or the samples were printed. */
    static void run(List<String> options) {
        try {
            Window.open(List.of());
            System.exit(ExitStatus.OK);
        } catch (DisplayMissing missing) {
            showSamples(options, missing.getMessage() + " " + NEEDS);
        } catch (UnsupportedClassVersionError tooOld) {
            showSamples(options, NEWER_JAVA);
        } catch (RuntimeException fault) {
            System.exit(Cli.tellFault(fault, options, Terminal.ofProcess(() -> false)));
        }
    }

    /**
     * Opens the window on addresses; where it cannot, says so, and what to type instead. Does not return, either.
     *
     * @param locations at least one
     */
    static void open(List<String> locations, List<String> options) {
        Terminal terminal = Terminal.ofProcess(() -> false);
        try {
            Window.open(locations);
            System.exit(ExitStatus.OK);
        } catch (DisplayMissing missing) {
            System.exit(Cli.tellNoWindow(missing.getMessage() + " " + NEEDS, locations.get(0), terminal));
        } catch (UnsupportedClassVersionError tooOld) {
            System.exit(Cli.tellNoWindow(NEWER_JAVA, locations.get(0), terminal));
        } catch (RuntimeException fault) {
            System.exit(Cli.tellFault(fault, options, terminal));
        }
    }

    private static void showSamples(List<String> options, String why) {
        Interrupt interrupt = Interrupt.listen();
        interrupt.exit(Cli.runSamples(options, why + " Meanwhile, the samples in the terminal:", Terminal.ofProcess(interrupt::requested)));
    }
}
