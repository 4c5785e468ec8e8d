package org.checkpointinspector.diagnose.watch;

import org.jspecify.annotations.Nullable;

/**
 * What is too much; null for what does not matter.
 *
 * @param batchAgeMs ms since the newest batch was committed
 * @param delayMs ms that the newest batch took from its plan to its commit, or has been running
 * @param bytes of all files of the checkpoint
 */
public record WatchLimits(@Nullable Long batchAgeMs, @Nullable Long delayMs, @Nullable Long bytes) {
    /** Nothing is too much. */
    public static final WatchLimits NONE = new WatchLimits(null, null, null);

    /** These, and for what they leave open the others. */
    public WatchLimits orElse(WatchLimits other) {
        return new WatchLimits(
                batchAgeMs == null ? other.batchAgeMs : batchAgeMs, delayMs == null ? other.delayMs : delayMs, bytes == null ? other.bytes : bytes);
    }
}
