package org.checkpointinspector.app.ui.findings;

import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.layout.Checkpoint;

/** A finding and the checkpoint it was found in. */
public record FoundRow(Checkpoint checkpoint, Finding finding) {

    /** Path relative to the listing's root. */
    public String path() {
        return Place.join(checkpoint.path(), finding.path());
    }
}
