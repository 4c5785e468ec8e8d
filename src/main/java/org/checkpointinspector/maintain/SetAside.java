package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.storage.Location;

/**
 * The phases that take files away and keep them: renames where the store has them, so that nothing is copied and nothing removed; elsewhere copies that
 * are proven, their manifest, and only then removals. Either way the groups leave their place in the order in which they are given.
 */
public final class SetAside {

    /** File systems whose rename is one atomic step; everywhere else it copies. */
    private static final Set<String> RENAMING = Set.of("file", "hdfs", "webhdfs", "swebhdfs", "viewfs", "ofs", "o3fs");

    private SetAside() {}

    /**
     * Files that leave together.
     *
     * @param words what they are, to a person: {@code state that is newer than batch 209}
     * @param ordered whether they leave one after the other, in this order
     * @param steps the files
     */
    public record Group(String words, boolean ordered, Steps steps) {}

    /** Whether a rename can take a file from one place to the other. */
    public static boolean renames(Location from, Location to) {
        return RENAMING.contains(from.scheme()) && from.scheme().equals(to.scheme()) && from.authority().equals(to.authority());
    }

    /**
     * Files that leave one place for another.
     *
     * @param from the folder the steps' paths are relative to
     * @param to the folder that takes them, inside the backup
     * @param group the files
     */
    public record Leaving(Location from, Location to, Group group) {}

    /**
     * The phases that set groups of files of one place aside.
     *
     * @param from the folder the steps' paths are relative to
     * @param to the folder that takes them, inside the backup
     */
    public static List<Phase> phases(Location from, Location to, List<Group> groups) {
        return ofSeveral(from, to, groups.stream().map(group -> new Leaving(from, to, group)).toList());
    }

    /**
     * The phases that set files of several places aside; nothing is removed before all copies are proven.
     *
     * @param from the place that the manifest is about
     * @param to the folder that takes its files, inside the backup
     */
    public static List<Phase> ofSeveral(Location from, Location to, List<Leaving> leaving) {
        List<Phase> copies = new ArrayList<>();
        List<Phase> departures = new ArrayList<>();
        for (Leaving each : leaving) {
            Group group = each.group();
            boolean renames = renames(each.from(), each.to());
            if (!renames) {
                copies.add(new Phase(Phase.Kind.COPY, group.words(), each.from(), each.to(), false, group.steps()));
            }
            Phase.Kind kind = renames ? Phase.Kind.MOVE : Phase.Kind.REMOVE;
            departures.add(new Phase(kind, group.words(), each.from(), each.to(), group.ordered(), group.steps()));
        }
        Phase manifest = new Phase(Phase.Kind.MANIFEST, copies.isEmpty() ? "what was set aside" : "what was copied", from, to, false, Steps.NONE);
        List<Phase> phases = new ArrayList<>(copies);
        if (copies.isEmpty()) {
            phases.addAll(departures);
            phases.add(manifest);
        } else {
            phases.add(manifest);
            phases.addAll(departures);
        }
        return phases;
    }
}
