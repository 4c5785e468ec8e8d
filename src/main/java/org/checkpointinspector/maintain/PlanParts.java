package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.maintain.Plan.Origin;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** The fields of a plan, or of a part of one, while they are being read in whatever order they come. */
final class PlanParts {
    @Nullable Action action;
    @Nullable Location location;
    @Nullable Location backup;
    @Nullable Origin origin;
    Phase.@Nullable Kind kind;
    @Nullable String text;
    long createdMs;
    long files;
    long bytes;
    boolean ordered;
    final List<Untouched> untouched = new ArrayList<>();
    final List<String> watched = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    final List<String> risks = new ArrayList<>();

    Plan plan() {
        return new Plan(
                there(action, "action"), there(location, "location"), createdMs, there(backup, "backup"), there(origin, "origin"), untouched, watched, phases, risks);
    }

    Phase phase(Steps steps) {
        return new Phase(there(kind, "kind"), there(text, "words"), there(location, "from"), there(backup, "to"), ordered, steps);
    }

    static <T> T there(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }
}
