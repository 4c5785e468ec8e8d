package org.checkpointinspector.inspect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to inspect and for whom.
 *
 * @param depth how much to read, null for the default (deep up to 256 MiB, else quick)
 * @param spark the Spark versions to judge for: none, and the verdict is for the newest that can have written the files; one, and it is for that one; several, and
 *     it is as for none, with one verdict for each of them beside it
 * @param conf launch configuration of the Spark job, as far as it is known
 */
public record InspectionRequest(@Nullable Depth depth, List<SparkVersion> spark, Map<String, String> conf) {

    /** Keeps its own copies. */
    public InspectionRequest {
        spark = List.copyOf(spark);
        conf = Map.copyOf(conf);
    }

    /** Default depth, for the Spark that wrote the files. */
    public static InspectionRequest standard() {
        return new InspectionRequest(null, List.of(), Map.of());
    }
}
