package org.checkpointinspector.app.ui.locations;

import org.checkpointinspector.samples.Sample;

/** A row of the list of places. */
sealed interface LocationRow {

    /** A heading. */
    record Group(String title) implements LocationRow {}

    /** A sample. */
    record OfSample(Sample sample) implements LocationRow {}

    /** A store that was reached before, by its address without a path. */
    record Store(String address) implements LocationRow {}

    /** An address opened before. */
    record Recent(String address) implements LocationRow {}

    /** The words of a group that holds nothing. */
    record Hint(String words) implements LocationRow {}
}
