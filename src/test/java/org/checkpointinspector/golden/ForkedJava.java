package org.checkpointinspector.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts of the Java that runs the tests, with the options that keep a newer one from warning of what libraries do. */
public final class ForkedJava {

    private ForkedJava() {}

    /** The beginning of a command line: Java and its options; more may be added. */
    public static List<String> command() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        return command;
    }
}
