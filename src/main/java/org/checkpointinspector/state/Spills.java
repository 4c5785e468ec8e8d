package org.checkpointinspector.state;

import java.nio.file.Path;

/** Passes on to a sink what sorting the changes of a store has to say. */
record Spills(StateSink sink) implements SortedChanges.SpillListener {

    @Override
    public void spilled(Path folder, long bytes) {
        sink.spilled(folder, bytes);
    }

    @Override
    public boolean cancelled() {
        return sink.cancelled();
    }
}
