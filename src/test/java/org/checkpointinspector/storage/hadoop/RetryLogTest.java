package org.checkpointinspector.storage.hadoop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RetryLogTest {
    private static final Logger CLIENT = LoggerFactory.getLogger("org.apache.hadoop.ipc.Client");

    @Test
    void hearsThatTheClientConnectsAgain() {
        List<String> heard = new ArrayList<>();
        RetryLog.telling((why, attempt, attempts) -> heard.add(why + " " + attempt + "/" + attempts), () -> {
            CLIENT.info("Retrying connect to server: nn/10.0.0.1:8020. Already tried 0 time(s); maxRetries=1");
            CLIENT.info("Retrying connect to server: nn/10.0.0.1:8020. Already tried 1 time(s); retry policy is "
                    + "RetryUpToMaximumCountWithFixedSleep(maxRetries=10, sleepTime=1000 MILLISECONDS)");
            CLIENT.info("Something else");
        });
        CLIENT.info("Retrying connect to server: nn/10.0.0.1:8020. Already tried 0 time(s); maxRetries=1");
        assertEquals(List.of("nn/10.0.0.1:8020 does not answer 2/2", "nn/10.0.0.1:8020 does not answer 3/11"), heard);
    }
}
