package org.checkpointinspector.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.checkpointinspector.inspect.SparkVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --spark}: a version of a known line, or {@code all} for every line, newest first. */
final class SparkArgument implements ITypeConverter<SparkArgument.Versions> {

    /** What was asked for. */
    record Versions(List<SparkVersion> list) {}

    @Override
    public Versions convert(String text) {
        if (text.equalsIgnoreCase("all")) {
            List<SparkVersion> newestFirst = new ArrayList<>(SparkVersion.LINES);
            Collections.reverse(newestFirst);
            return new Versions(List.copyOf(newestFirst));
        }
        return SparkVersion.parse(text)
                .filter(SparkArgument::isKnown)
                .map(version -> new Versions(List.of(version)))
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no Spark version that is known; known are " + known() + ", and all"));
    }

    private static boolean isKnown(SparkVersion version) {
        return SparkVersion.LINES.stream().anyMatch(line -> line.major() == version.major() && line.minor() == version.minor());
    }

    private static String known() {
        return SparkVersion.LINES.stream().map(SparkVersion::toString).collect(Collectors.joining(", "));
    }
}
