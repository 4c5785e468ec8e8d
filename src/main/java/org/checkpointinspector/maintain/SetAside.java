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
     * The phases that set groups of files aside.
     *
     * @param from the folder the steps' paths are relative to
     * @param to the folder that takes them, inside the backup
     */
    public static List<Phase> phases(Location from, Location to, List<Group> groups) {
        List<Phase> phases = new ArrayList<>();
        if (renames(from, to)) {
            groups.forEach(group -> phases.add(new Phase(Phase.Kind.MOVE, group.words(), from, to, group.ordered(), group.steps())));
            phases.add(new Phase(Phase.Kind.MANIFEST, "what was set aside", from, to, false, Steps.NONE));
            return phases;
        }
        groups.forEach(group -> phases.add(new Phase(Phase.Kind.COPY, group.words(), from, to, false, group.steps())));
        phases.add(new Phase(Phase.Kind.MANIFEST, "what was copied", from, to, false, Steps.NONE));
        groups.forEach(group -> phases.add(new Phase(Phase.Kind.REMOVE, group.words(), from, to, group.ordered(), group.steps())));
        return phases;
    }
}
