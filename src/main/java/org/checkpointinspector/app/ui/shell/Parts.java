package org.checkpointinspector.app.ui.shell;

import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.application.ApplicationViewModel;
import org.checkpointinspector.app.ui.details.DetailsViewModel;
import org.checkpointinspector.app.ui.findings.FindingsViewModel;
import org.checkpointinspector.app.ui.locations.LocationsViewModel;
import org.checkpointinspector.app.ui.maintain.MaintainViewModel;
import org.checkpointinspector.app.ui.maintain.OffsetsViewModel;
import org.checkpointinspector.app.ui.state.StateViewModel;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tree.TreeViewModel;
import org.checkpointinspector.app.ui.trend.TrendViewModel;
import org.checkpointinspector.app.ui.verdict.VerdictViewModel;
import org.checkpointinspector.app.ui.watch.WatchViewModel;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;

/** The view-models of a window, wired in the one place where that is done. */
public record Parts(
        OpenLocation open,
        ShellViewModel shell,
        SettingsViewModel settings,
        LocationsViewModel locations,
        TreeViewModel tree,
        VerdictViewModel verdict,
        FindingsViewModel findings,
        DetailsViewModel details,
        StateViewModel state,
        ApplicationViewModel application,
        MaintainViewModel maintain,
        OffsetsViewModel offsets,
        WatchViewModel watch,
        TrendViewModel trend,
        Formats formats) {

    /** Wires a window. */
    public static Parts of(Backend backend, TaskRunner runner, SettingsFile settingsFile, Samples samples, Formats formats) {
        OpenLocation open = new OpenLocation(backend, runner, formats.clock());
        ShellViewModel shell = new ShellViewModel(open);
        WatchViewModel watch = new WatchViewModel(open, backend, runner, formats);
        SettingsViewModel settings = new SettingsViewModel(settingsFile, runner);
        LocationsViewModel locations = new LocationsViewModel(shell, settings, samples, runner);
        return new Parts(
                open,
                shell,
                settings,
                locations,
                new TreeViewModel(open, backend, runner),
                new VerdictViewModel(open, shell, formats),
                new FindingsViewModel(open),
                new DetailsViewModel(open, backend, runner, formats),
                new StateViewModel(open, backend, runner, formats),
                new ApplicationViewModel(open, backend, runner, formats),
                new MaintainViewModel(open, shell, settings, backend, locations::isSample, runner, formats),
                new OffsetsViewModel(open, runner),
                watch,
                new TrendViewModel(open, watch, formats),
                formats);
    }
}
