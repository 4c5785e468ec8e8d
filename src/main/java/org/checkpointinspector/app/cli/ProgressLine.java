package org.checkpointinspector.app.cli;

import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.RunListener;
import org.checkpointinspector.report.Amounts;

/** Shows on one line of standard error, where that is a terminal, how an inspection goes on; passes on whether to stop. */
final class ProgressLine implements InspectionListener, RunListener {
    private static final long EVERY_NANOS = 100_000_000;

    private final Terminal terminal;
    private long lastNanos = System.nanoTime();
    private long plannedFiles;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void listing(long files, String folder) {
        show("listing: " + Amounts.count(files, "file"), folder);
    }

    @Override
    public void inspecting(Checkpoint checkpoint) {
        show("inspecting", checkpoint.path());
    }

    @Override
    public void planned(long files, long bytes) {
        plannedFiles = files;
    }

    @Override
    public void reading(String path, long filesRead, long bytesRead) {
        String read = plannedFiles > filesRead ? Amounts.number(filesRead) + " of " + Amounts.count(plannedFiles, "file") : Amounts.count(filesRead, "file");
        show("reading: " + read + ", " + Amounts.bytes(bytesRead), path);
    }

    @Override
    public synchronized void progress(Progress progress) {
        Phase phase = progress.phase();
        String left = progress.secondsLeft() < 0 ? "" : ", " + progress.secondsLeft() + " s left";
        String speed = progress.bytesPerSecond() == 0 ? "" : ", " + Amounts.bytes(progress.bytesPerSecond()) + "/s";
        String files = Amounts.number(progress.files()) + " / " + Amounts.count(phase.steps().count(), "file");
        show(progress.index() + "/" + progress.phases() + " " + phase.kind().words() + ": " + files + speed + left, phase.words());
    }

    @Override
    public boolean cancelled() {
        return terminal.cancelled();
    }

    /** Wipes the line, so that other output can be written. */
    void clear() {
        terminal.wipe();
    }

    private void show(String what, String where) {
        long now = System.nanoTime();
        if (!terminal.progress() || now - lastNanos < EVERY_NANOS) {
            return;
        }
        lastNanos = now;
        terminal.draw(what + "  " + where);
    }
}
