package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fails every call of every plan in every way a store can fail, and then resumes the plan, or takes it back: nothing is lost, ever, and the result is whole
 * or the original is back.
 */
class FaultSuiteTest {

    private static final int FEW = 8;

    /** Some of the cases, other ones for each plan, the same ones in each run. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void someFaults(Scenario scenario) throws IOException {
        for (String scheme : List.of("file", ObjectsOnDisk.SCHEME)) {
            run(scenario, scheme, FEW);
        }
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyFault(Scenario scenario) throws IOException {
        int cases = 0;
        for (String scheme : List.of("file", ObjectsOnDisk.SCHEME)) {
            cases += run(scenario, scheme, Integer.MAX_VALUE);
        }
        System.out.println("fault suite: " + scenario + ": " + cases + " cases");
    }

    private static int run(Scenario scenario, String scheme, int most) throws IOException {
        Path folder = scratch();
        try {
            FaultCase.Smooth smooth = FaultCase.smooth(scenario, scheme, folder);
            List<FaultCase> cases = new ArrayList<>();
            Set<Fault> faults = EnumSet.complementOf(EnumSet.of(Fault.HANGS));
            for (int call = 0; call < smooth.calls().size(); call++) {
                for (Fault fault : faults) {
                    if (FaultCase.canFail(smooth.calls().get(call).operation(), fault)) {
                        cases.add(new FaultCase(scenario, scheme, call, fault, false));
                        if (!scenario.isUndo()) {
                            cases.add(new FaultCase(scenario, scheme, call, fault, true));
                        }
                    }
                }
            }
            Collections.shuffle(cases, new Random(scenario.ordinal()));
            List<String> failures = new ArrayList<>();
            List<FaultCase> chosen = cases.subList(0, Math.min(most, cases.size()));
            for (FaultCase each : chosen) {
                try {
                    each.run(folder, smooth);
                } catch (AssertionError | IOException failure) {
                    failures.add(each + " at " + smooth.calls().get(each.call()) + ": " + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
                }
            }
            assertTrue(failures.isEmpty(), () -> failures.size() + " of " + chosen.size() + ":\n" + String.join("\n", failures.subList(0, Math.min(10, failures.size()))));
            return chosen.size();
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** In memory where the system has such a place: what is forced to a disk takes its time, and there are thousands of cases. */
    static Path scratch() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? Files.createTempDirectory(memory, "checkpoint-inspector-") : Files.createTempDirectory("checkpoint-inspector-");
    }

    @Test
    void everyOperationCanFail() {
        for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.HANGS))) {
            assertTrue(Arrays.stream(Faults.Operation.values()).anyMatch(each -> FaultCase.canFail(each, fault)), fault::name);
        }
    }
}
