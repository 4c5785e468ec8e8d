package org.checkpointinspector.maintain.guards;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.Guard;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/** A folder from which files leave may not be written: found before the first step, not in the middle. Nothing lifts this but the permission. */
public final class NoPermission implements Guard {

    /** Folders that are asked about at most. */
    private static final int MOST_FOLDERS = 2_000;

    @Override
    public String name() {
        return "no-permission";
    }

    @Override
    public Optional<Refusal> check(Situation situation) throws StorageException {
        for (Location folder : folders(situation)) {
            Access access = situation.storage().access(folder);
            if (!access.writable()) {
                String owner = access.owner() == null ? "" : " It belongs to " + access.owner() + (access.group() == null ? "" : ":" + access.group())
                        + (access.mode() == null ? "." : " with " + access.mode() + ".");
                return Optional.of(new Refusal(name(), folder + " may not be written, and files have to leave it." + owner,
                        "Run as the user of the query, or have the folder opened to you.", null));
            }
        }
        return Optional.empty();
    }

    /** Each folder that loses a file, in the store of the checkpoint. */
    private static Set<Location> folders(Situation situation) {
        Set<Location> folders = new LinkedHashSet<>();
        for (Phase phase : situation.plan().phases()) {
            boolean here = phase.from().scheme().equals(situation.plan().location().scheme()) && phase.from().authority().equals(situation.plan().location().authority());
            // what the plan itself brings into its backup is not there yet
            if (!phase.kind().takesAway() || !here || BackupPlace.isWithin(phase.from(), situation.plan().backup())) {
                continue;
            }
            for (Step step : phase.steps()) {
                Location file = phase.from().resolve(step.path());
                int slash = file.path().lastIndexOf('/');
                folders.add(new Location(file.scheme(), file.authority(), slash <= 0 ? "/" : file.path().substring(0, slash)));
                if (folders.size() == MOST_FOLDERS) {
                    return folders;
                }
            }
        }
        return folders;
    }
}
