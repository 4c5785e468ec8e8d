package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            run(scenario, DiskGround.inMemory(scheme), FEW);
        }
    }

    /** What is in memory behaves as the disk of this machine does. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void aFaultOnTheRealDisk(Scenario scenario, @TempDir Path folder) throws IOException {
        run(scenario, new DiskGround("file", null, folder), 1);
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyFault(Scenario scenario) throws IOException {
        int cases = 0;
        for (String scheme : List.of("file", ObjectsOnDisk.SCHEME)) {
            cases += run(scenario, DiskGround.inMemory(scheme), Integer.MAX_VALUE);
        }
        System.out.println("fault suite: " + scenario + ": " + cases + " cases");
    }

    private static int run(Scenario scenario, DiskGround ground, int most) throws IOException {
        FaultCase.Smooth smooth = FaultCase.smooth(scenario, ground);
        List<FaultCase> cases = FaultCase.all(scenario, ground, smooth);
        Collections.shuffle(cases, new Random(scenario.ordinal()));
        List<FaultCase> chosen = cases.subList(0, Math.min(most, cases.size()));
        FaultCase.run(chosen, smooth);
        return chosen.size();
    }

    @Test
    void everyOperationCanFail() {
        for (Fault fault : FaultCase.FAULTS) {
            assertTrue(Arrays.stream(Faults.Operation.values()).anyMatch(each -> FaultCase.canFail(each, fault)), fault::name);
        }
    }
}
