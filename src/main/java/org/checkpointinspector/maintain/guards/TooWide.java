package org.checkpointinspector.maintain.guards;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Guard;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.storage.Location;

/** Changes only inside one recognised checkpoint: never a root, a bucket or a home, nor a folder that holds several checkpoints. Nothing lifts this. */
public final class TooWide implements Guard {

    @Override
    public String name() {
        return "too-wide";
    }

    @Override
    public Optional<Refusal> check(Situation situation) {
        if (!situation.plan().takesAway() || situation.plan().action() == Action.UNDO) {
            return Optional.empty();
        }
        Location place = situation.plan().location();
        String kind = kindOf(place);
        if (kind != null) {
            return refuse(place + " is " + kind + ".", "Name the folder of one checkpoint.");
        }
        if (situation.plan().action() == Action.RESTORE) {
            return Optional.empty();
        }
        List<Checkpoint> found = Checkpoints.find(situation.planned());
        if (found.isEmpty()) {
            return refuse("There is no checkpoint at " + place + " that this program knows.", "Name the folder that holds offsets and commits, or the checkpoint files of a DStream application.");
        }
        if (found.size() > 1 || !found.get(0).path().isEmpty()) {
            return refuse(place + " holds " + (found.size() == 1 ? "a checkpoint" : found.size() + " checkpoints") + " further down.",
                    "Name each by itself: " + String.join(", ", found.stream().limit(5).map(each -> String.valueOf(situation.planned().location().resolve(each.path()))).toList()) + ".");
        }
        return Optional.empty();
    }

    private Optional<Refusal> refuse(String message, String advice) {
        return Optional.of(new Refusal(name(), message, advice, null));
    }

    private static @org.jspecify.annotations.Nullable String kindOf(Location place) {
        String path = place.path();
        if (path.equals("/")) {
            return place.isLocal() || place.scheme().contains("hdfs") ? "the root of a file system" : "a whole bucket";
        }
        if (place.isLocal() && Location.of(java.nio.file.Path.of(System.getProperty("user.home"))).equals(place)) {
            return "a home folder";
        }
        String[] parts = path.substring(1).split("/");
        boolean drive = parts.length == 1 && parts[0].matches("[A-Za-z]:");
        boolean home = parts.length <= 2 && (parts[0].equals("home") || parts[0].equals("user") || parts[0].equals("Users"));
        return drive ? "the root of a file system" : home ? "a home folder" : null;
    }
}
