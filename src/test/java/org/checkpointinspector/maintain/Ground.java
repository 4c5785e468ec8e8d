package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.Map;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.Location;

/** Where fault cases take place: a folder of some store, with nothing in it when a case begins. */
interface Ground {

    /** The folder. */
    Location root();

    /** The stores of a case; to be closed. */
    Places places(Faults faults);

    /** Writes the small checkpoint at {@link #checkpoint} and whatever else a plan begins with; the plan. */
    Plan plan(Scenario scenario, Places places) throws IOException;

    /** Every file below the folder: path relative to it, and content. */
    Map<String, String> files() throws IOException;

    /** Makes it empty again, or another one. */
    void clear() throws IOException;

    /** Where the checkpoint lies. */
    default Location checkpoint() {
        return root().resolve("orders");
    }
}
