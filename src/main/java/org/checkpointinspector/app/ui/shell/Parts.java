package org.checkpointinspector.app.ui.shell;

import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.application.ApplicationViewModel;
import org.checkpointinspector.app.ui.connect.ConnectViewModel;
import org.checkpointinspector.app.ui.connect.Connections;
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
        ConnectViewModel connect,
        TreeViewModel tree,
        VerdictViewModel verdict,
        FindingsViewModel findings,
        DetailsViewModel details,
        StateViewModel state,
        ApplicationViewModel application,
        WatchViewModel watch,
        TrendViewModel trend,
        MaintainViewModel maintain,
        OffsetsViewModel offsets,
        Formats formats) {

    /** Wires a window. */
    public static Parts of(Backend backend, TaskRunner runner, SettingsFile settingsFile, Samples samples, Formats formats) {
        SettingsViewModel settings = new SettingsViewModel(settingsFile, runner);
        Connections connections = new Connections(settings);
        OpenLocation open = new OpenLocation(backend, connections::options, runner, formats.clock());
        ShellViewModel shell = new ShellViewModel(open);
        WatchViewModel watch = new WatchViewModel(open, backend, runner, formats);
        LocationsViewModel locations = new LocationsViewModel(shell, settings, samples, runner);
        return new Parts(
                open,
                shell,
                settings,
                locations,
                new ConnectViewModel(shell, connections, backend, runner),
                new TreeViewModel(open, backend, runner),
                new VerdictViewModel(open, shell, formats),
                new FindingsViewModel(open),
                new DetailsViewModel(open, backend, runner, formats),
                new StateViewModel(open, backend, runner, formats),
                new ApplicationViewModel(open, backend, runner, formats),
                watch,
                new TrendViewModel(open, watch, formats),
                new MaintainViewModel(open, shell, settings, backend, locations::isSample, runner, formats),
                new OffsetsViewModel(open, runner),
                formats);
    }
}
