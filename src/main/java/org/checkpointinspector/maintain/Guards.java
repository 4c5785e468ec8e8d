package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.guards.NoPermission;
import org.checkpointinspector.maintain.guards.TooMuch;
import org.checkpointinspector.maintain.guards.TooWide;
import org.checkpointinspector.maintain.guards.WriterAlive;
import org.checkpointinspector.storage.StorageException;

/** All guards. To add one, write its class and add one line here. */
public final class Guards {

    private static final List<Guard> ALL = List.of(new TooWide(), new WriterAlive(), new TooMuch(), new NoPermission());

    private Guards() {}

    /**
     * Asks every guard.
     *
     * @param typed what the person typed to lift refusals
     * @return all refusals that stand, in the order of the guards; empty where the plan may run
     * @throws StorageException if one cannot tell
     */
    public static List<Refusal> check(Situation situation, Set<String> typed) throws StorageException {
        List<Refusal> refusals = new ArrayList<>();
        for (Guard guard : ALL) {
            guard.check(situation).filter(refusal -> refusal.override() == null || !typed.contains(refusal.override())).ifPresent(refusals::add);
        }
        return refusals;
    }
}
