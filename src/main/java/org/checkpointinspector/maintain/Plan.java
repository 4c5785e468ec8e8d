package org.checkpointinspector.maintain;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * All that an action will do, worked out from a fresh listing, before anything is done. Immutable; making one changes nothing.
 *
 * @param action what it is for
 * @param location the checkpoint; for a restore, the place it is restored to
 * @param createdMs when it was worked out, ms since the epoch
 * @param backup a new archive, or a new folder that will hold this plan, the markers of its phases, the manifest, and below {@link #DATA} what is copied or set aside
 * @param origin what was known of the checkpoint
 * @param untouched what nothing here names; if it is not the same any more, a writer is alive and the plan stops
 * @param watched folders, relative to the location, in which a living writer shows first; looked at before each ordered step
 * @param phases what will be done, in this order
 * @param risks what may go wrong or has to be known before, each a sentence for a person
 */
public record Plan(
        Action action,
        Location location,
        long createdMs,
        Location backup,
        Origin origin,
        List<Untouched> untouched,
        List<String> watched,
        List<Phase> phases,
        List<String> risks) {

    /** Name of the folder in the backup that holds the files, with the paths they had. */
    public static final String DATA = "checkpoint";

    /** Name of the file in the backup that holds this plan. */
    public static final String FILE = "plan.json";

    /** Keeps its own copies. */
    public Plan {
        untouched = List.copyOf(untouched);
        watched = List.copyOf(watched);
        phases = List.copyOf(phases);
        risks = List.copyOf(risks);
    }

    /**
     * What was known of a checkpoint when the plan was made.
     *
     * @param kind what wrote it; null where it is no checkpoint any more, or never was one
     * @param verdict of the inspection; null where none was made
     * @param program name and version of this program
     */
    public record Origin(Checkpoint.@Nullable Kind kind, @Nullable Verdict verdict, String program) {}

    /**
     * Sums for a person.
     *
     * @param copiedFiles files that are read and written
     * @param movedFiles files that get another name; a folder that is moved as a whole counts with all that is in it
     * @param removedFiles files that are removed once their copies are proven
     */
    public record Totals(long copiedFiles, long copiedBytes, long movedFiles, long movedBytes, long removedFiles, long removedBytes) {}

    /** What is copied, moved and removed. */
    public Totals totals() {
        long[] sums = new long[6];
        for (Phase phase : phases) {
            int at = switch (phase.kind()) {
                case COPY, ARCHIVE, UNPACK -> 0;
                case MOVE, MOVE_FOLDER -> 2;
                case REMOVE -> 4;
                case FOLDERS, MANIFEST -> -1;
            };
            if (at >= 0) {
                sums[at] += phase.steps().count();
                sums[at + 1] += phase.steps().bytes();
            }
        }
        return new Totals(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** Where the files are that are copied or set aside. */
    public Location data() {
        return backup.resolve(DATA);
    }

    /** Whether the backup is one file: it comes whole or not at all, and nothing else is left of such a plan. */
    public boolean isArchive() {
        return phases.stream().anyMatch(phase -> phase.kind() == Phase.Kind.ARCHIVE);
    }

    /** Whether anything vanishes from where it is. */
    public boolean takesAway() {
        return phases.stream().anyMatch(phase -> phase.kind().takesAway());
    }

    /** What nothing here names in a folder, if the plan says. */
    public Optional<Untouched> untouchedIn(Location place) {
        return untouched.stream().filter(each -> each.place().equals(place)).findFirst();
    }
}
