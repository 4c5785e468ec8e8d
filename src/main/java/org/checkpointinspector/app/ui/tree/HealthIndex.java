package org.checkpointinspector.app.ui.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.report.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The health of every file by its path in the listing, and how many damaged files each folder holds. Keeps what was read or should have been; everything else
 * is {@link Health#NOT_NEEDED}.
 */
final class HealthIndex {
    static final HealthIndex EMPTY = new HealthIndex();

    private final Map<String, Health> files = new HashMap<>();
    private final Map<String, Integer> damagedBelow = new HashMap<>();
    private final Map<String, RowHealth.OfCheckpoint> checkpointsBelow = new HashMap<>();

    private HealthIndex() {}

    /** Walks all files once; called in the background. */
    static HealthIndex of(Inspection inspection, BooleanSupplier cancelled) {
        HealthIndex index = new HealthIndex();
        for (CheckpointInspection one : inspection.checkpoints()) {
            if (one.verdict() != null) {
                index.add(one.checkpoint().path(), new RowHealth.OfCheckpoint(Outcome.of(inspection.depth(), one), one.losesData()));
            }
            for (FileReport report : one.files()) {
                if (cancelled.getAsBoolean()) {
                    return index;
                }
                index.add(report.file().entry().path(), report.health());
            }
        }
        return index;
    }

    Health ofFile(String path) {
        return files.getOrDefault(path, Health.NOT_NEEDED);
    }

    int damagedIn(String folder) {
        return damagedBelow.getOrDefault(folder, 0);
    }

    /** The worst of the checkpoints at and below a folder; null where there is none. */
    RowHealth.@Nullable OfCheckpoint worstIn(String folder) {
        return checkpointsBelow.get(folder);
    }

    private void add(String path, RowHealth.OfCheckpoint outcome) {
        String at = path;
        while (true) {
            checkpointsBelow.merge(at, outcome, (before, now) -> now.isWorseThan(before) ? now : before);
            if (at.isEmpty()) {
                return;
            }
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
    }

    private void add(String path, Health health) {
        if (health == Health.NOT_NEEDED || files.put(path, health) == health || health != Health.DAMAGED) {
            return;
        }
        for (int slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
            damagedBelow.merge(slash < 0 ? "" : path.substring(0, slash), 1, Integer::sum);
            if (slash < 0) {
                return;
            }
        }
    }
}
