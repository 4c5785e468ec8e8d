package org.checkpointinspector.diagnose.watch;

/** Hears what changes. Called on the thread that polls. */
@FunctionalInterface
public interface WatchListener {
    /** Something changed. */
    void changed(WatchEvent event);
}
