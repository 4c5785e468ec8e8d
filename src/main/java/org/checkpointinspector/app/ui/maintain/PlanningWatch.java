package org.checkpointinspector.app.ui.maintain;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.InspectionListener;

/** Tells in words how the inspection for a plan goes on, and ends it when asked. */
final class PlanningWatch implements InspectionListener {
    private final BooleanSupplier cancelled;
    private final Consumer<String> words;
    private final Formats formats;

    PlanningWatch(BooleanSupplier cancelled, Consumer<String> words, Formats formats) {
        this.cancelled = cancelled;
        this.words = words;
        this.formats = formats;
    }

    @Override
    public void listing(long files, String folder) {
        words.accept(Texts.plural("status.listing", files, formats.count(files)));
    }

    @Override
    public void reading(String path, long filesRead, long bytesRead) {
        words.accept(Texts.plural("status.reading", filesRead, formats.count(filesRead)) + " · " + formats.size(bytesRead));
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
