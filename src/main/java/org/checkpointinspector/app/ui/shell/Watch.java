package org.checkpointinspector.app.ui.shell;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.checkpointinspector.app.ui.tasks.Latest;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.storage.Listing;

/** Listens to an inspection in the background and tells the window, seldom enough for it to stay fluid. */
final class Watch implements InspectionListener {
    private final BooleanSupplier cancelled;
    private final Latest<Progress> progress;
    private final Consumer<Listing> listed;
    private final Clock clock;
    private final long listingSince;
    private long readingSince;
    private long filesPlanned;
    private long bytesPlanned;

    Watch(TaskRunner runner, Clock clock, BooleanSupplier cancelled, Consumer<Progress> progress, Consumer<Listing> listed) {
        this.cancelled = cancelled;
        this.progress = new Latest<>(runner, progress);
        this.listed = listed;
        this.clock = clock;
        this.listingSince = clock.millis();
    }

    @Override
    public void listing(long files, String folder) {
        progress.offer(new Progress(Progress.Phase.LISTING, files, 0, 0, 0, folder, listingSince));
    }

    @Override
    public void listed(Listing listing) {
        listed.accept(listing);
    }

    @Override
    public void planned(long files, long bytes) {
        filesPlanned = files;
        bytesPlanned = bytes;
    }

    @Override
    public void reading(String path, long filesRead, long bytesRead) {
        if (readingSince == 0) {
            readingSince = clock.millis();
        }
        progress.offer(new Progress(Progress.Phase.READING, filesRead, bytesRead, filesPlanned, bytesPlanned, path, readingSince));
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
