package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.HdfsServer;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.S3Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link FaultSuiteTest}, with a real HDFS and a real S3 below the faults: a sample, since a case takes a hundred times as long there. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class StoreFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"hdfs", "s3a"})
    void aFewFaults(String scheme) throws IOException {
        try (StoreGround ground = ground(scheme)) {
            for (Scenario scenario : List.of(Scenario.CLEAR, Scenario.BACKUP)) {
                sample(scenario, ground, 2);
            }
        }
    }

    /** Every plan, every kind of fault, at a call that is drawn; then it is resumed, and another time taken back. */
    @Tag("faults")
    @ParameterizedTest
    @ValueSource(strings = {"hdfs", "s3a"})
    void everyKindOfFaultInEveryPlan(String scheme) throws IOException {
        int cases = 0;
        try (StoreGround ground = ground(scheme)) {
            for (Scenario scenario : Scenario.values()) {
                cases += sample(scenario, ground, Integer.MAX_VALUE);
            }
        }
        System.out.println("fault suite: " + scheme + ": " + cases + " cases");
    }

    private static int sample(Scenario scenario, Ground ground, int most) throws IOException {
        Random random = new Random(scenario.ordinal());
        FaultCase.Smooth smooth = FaultCase.smooth(scenario, ground);
        List<FaultCase> all = FaultCase.all(scenario, ground, smooth);
        List<FaultCase> chosen = new ArrayList<>();
        for (Fault fault : FaultCase.FAULTS) {
            for (boolean undo : new boolean[] {false, true}) {
                List<FaultCase> such = all.stream().filter(each -> each.fault() == fault && each.undo() == undo).toList();
                if (!such.isEmpty()) {
                    chosen.add(such.get(random.nextInt(such.size())));
                }
            }
        }
        Collections.shuffle(chosen, random);
        List<FaultCase> few = chosen.subList(0, Math.min(most, chosen.size()));
        FaultCase.run(few, smooth);
        return few.size();
    }

    private static StoreGround ground(String scheme) throws IOException {
        String folder = "/" + UUID.randomUUID();
        boolean s3 = scheme.equals("s3a");
        Location above = s3 ? S3Server.at(folder) : HdfsServer.at(folder);
        return new StoreGround(above, s3 ? S3Server.options() : ConnectionOptions.NONE);
    }
}
