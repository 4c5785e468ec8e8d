package org.checkpointinspector.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.storage.Location;

/** Where the person has been, as in a browser: a new place ends the way forward. */
final class History {
    private static final int KEPT = 100;

    private final List<Location> places = new ArrayList<>();
    private int at = -1;

    void visit(Location place) {
        if (at >= 0 && places.get(at).equals(place)) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(place);
        if (places.size() > KEPT) {
            places.remove(0);
        }
        at = places.size() - 1;
    }

    Optional<Location> back() {
        return at > 0 ? Optional.of(places.get(--at)) : Optional.empty();
    }

    Optional<Location> forward() {
        return at + 1 < places.size() ? Optional.of(places.get(++at)) : Optional.empty();
    }

    boolean canGoBack() {
        return at > 0;
    }

    boolean canGoForward() {
        return at + 1 < places.size();
    }
}
