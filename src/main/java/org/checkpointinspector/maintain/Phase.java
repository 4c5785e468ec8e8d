package org.checkpointinspector.maintain;

import java.util.List;
import java.util.function.Predicate;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.Location;

/**
 * A part of a plan: one kind of change to some files. Phases run one after the other; when one is complete, a marker says so.
 *
 * @param kind what happens to each file
 * @param words what this is for, to a person: {@code state that is newer than batch 209}
 * @param from the folder the steps' paths are relative to
 * @param to the folder the files go to, with the same paths; for {@code REMOVE} the folder that holds the proven copies
 * @param ordered whether the steps have to happen one after the other in this order, each seen to be done before the next
 * @param steps the files
 */
public record Phase(Kind kind, String words, Location from, Location to, boolean ordered, Steps steps) {

    /** The files that some phases name, as a listing of a folder: compact, and quick to find one in. */
    static Listing named(Location folder, List<Phase> phases, Predicate<Phase> which) {
        ListingBuilder files = new ListingBuilder(folder);
        for (Phase phase : phases) {
            for (Step step : which.test(phase) ? phase.steps : Steps.NONE) {
                if (!step.path().isEmpty()) {
                    files.add(step.path(), step.bytes(), step.modifiedMs());
                }
            }
        }
        return files.build();
    }

    /** What happens to the files of a phase. The names are written into plans and stay stable. */
    public enum Kind {
        /** Makes folders at {@code to} that are empty, or that would be missing. */
        FOLDERS("make folders", false),
        /** Copies each file and proves the copy. */
        COPY("copy", false),
        /** Packs the files into the one archive at {@code to}, the manifest in it, and reads it back. */
        ARCHIVE("pack", false),
        /** Unpacks the files of the archive at {@code from} into the folder at {@code to}, and reads them back. */
        UNPACK("unpack", false),
        /** Writes the manifest of what is at {@code to}; a backup without one is incomplete. */
        MANIFEST("write the manifest", false),
        /** Gives one folder with all that is in it another name, in one atomic step. */
        MOVE_FOLDER("move as a whole", true),
        /** Gives each file another name in the same store. */
        MOVE("move", true),
        /** Removes each file of which a proven copy is at {@code to}. */
        REMOVE("remove", true);

        private final String words;
        private final boolean takesAway;

        Kind(String words, boolean takesAway) {
            this.words = words;
            this.takesAway = takesAway;
        }

        /** The verb for a person. */
        public String words() {
            return words;
        }

        /** Whether files vanish from {@code from}. */
        public boolean takesAway() {
            return takesAway;
        }
    }
}
