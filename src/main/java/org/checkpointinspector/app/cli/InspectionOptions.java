package org.checkpointinspector.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say how an inspection goes; a mixin for every command that makes one. */
final class InspectionOptions {

    /** At most one of them. */
    static final class DepthOption {
        @Option(names = "--quick", required = true, description = "Read the listing and the small logs only.")
        private boolean quick;

        @Option(names = "--deep", required = true, description = "Read every byte that a restart needs. Default where that is at most 256 MiB, else --quick.")
        private boolean deep;

        @Option(names = "--all", required = true, description = "Read every byte there is.")
        private boolean all;
    }

    @ArgGroup
    private @Nullable DepthOption depth;

    @Option(
            names = "--spark",
            paramLabel = "VERSION",
            converter = SparkArgument.class,
            description = "Judge for this Spark, such as 4.1 or 3.5.6, or for all that are known (all). Default: the newest that can have written the files.")
    private SparkArgument.@Nullable Versions spark;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting with which the Spark job would be launched. Repeatable. Default: the settings that wrote the files.")
    private Map<String, String> conf = new LinkedHashMap<>();

    InspectionRequest request() {
        return request(depth());
    }

    /** What was asked for, but as deep as the command needs. */
    InspectionRequest request(@Nullable Depth depth) {
        return new InspectionRequest(depth, spark == null ? List.of() : spark.list(), conf);
    }

    private @Nullable Depth depth() {
        if (depth == null) {
            return null;
        }
        return depth.quick ? Depth.QUICK : depth.deep ? Depth.DEEP : Depth.ALL;
    }
}
