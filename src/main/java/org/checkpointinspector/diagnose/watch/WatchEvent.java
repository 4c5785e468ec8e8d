package org.checkpointinspector.diagnose.watch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.checkpointinspector.storage.Location;

/**
 * Something that changed.
 *
 * @param timeMs when it was seen, ms since the epoch
 * @param location what is watched
 * @param path of the checkpoint, relative to the location; empty for the location itself
 * @param kind what it is
 * @param summary one sentence
 * @param values numbers and texts that belong to it, in order
 */
public record WatchEvent(long timeMs, Location location, String path, Kind kind, String summary, Map<String, Object> values) {

    /** Keeps its own copy, in order. */
    public WatchEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What can change. */
    public enum Kind {
        /** A checkpoint is watched from now on. */
        APPEARED,
        /** A checkpoint is gone. */
        VANISHED,
        /** Batches were planned. */
        BATCH_PLANNED,
        /** Batches were committed. */
        BATCH_COMMITTED,
        /** The newest batch is an older one than before: somebody rolled back. */
        WENT_BACK,
        /** The verdict, or its cause, is another. */
        VERDICT,
        /** A limit is exceeded. */
        LIMIT_EXCEEDED,
        /** A limit is kept again. */
        LIMIT_KEPT,
        /** The store does not answer. */
        OUTAGE,
        /** The store answers again. */
        RECOVERED;

        /** The stable id, as JSON shows it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a person should be told who is not looking: everything but the ordinary course of batches. */
    public boolean alarming() {
        return switch (kind) {
            case APPEARED, BATCH_PLANNED, BATCH_COMMITTED -> false;
            case VANISHED, WENT_BACK, VERDICT, LIMIT_EXCEEDED, LIMIT_KEPT, OUTAGE, RECOVERED -> true;
        };
    }
}
