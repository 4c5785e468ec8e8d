package org.checkpointinspector.diagnose.explain;

import java.util.List;
import java.util.stream.Stream;

/** Every wording that is known, in the order in which they are tried: what is narrower comes first. To teach another, add a line to the table of its kind. */
final class KnownErrors {

    static final List<KnownError> ALL = Stream.of(
                    SinkLogWordings.ALL, QueryWordings.ALL, CodeWordings.ALL, SourceWordings.ALL, StateWordings.ALL, LogWordings.ALL, StoreWordings.ALL, LoadWordings.ALL)
            .flatMap(List::stream)
            .toList();

    private KnownErrors() {}
}
