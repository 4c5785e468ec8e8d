package org.checkpointinspector.diagnose.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.checkpointinspector.storage.CancelledException;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final String DELTA = """
            26/02/01 10:00:00 INFO SparkContext: Running Spark version 3.3.2
            26/02/01 10:00:01 WARN TaskSetManager: Lost task 5.0 in stage 3.0 (TID 44) (node7 executor 2): java.lang.IllegalStateException: Error reading delta file hdfs://nn/ck/orders/state/0/5/7.delta of HDFSStateStoreProvider[id = (op=0,part=5),dir = hdfs://nn/ck/orders/state/0/5]: hdfs://nn/ck/orders/state/0/5/7.delta does not exist
            \tat org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider.updateFromDeltaFile(HDFSBackedStateStoreProvider.scala:424)
            26/02/01 10:00:02 ERROR MicroBatchExecution: Query [id = a, runId = b] terminated with error
            org.apache.spark.SparkException: Job aborted due to stage failure: Task 5 in stage 3.0 failed 4 times, most recent failure: Lost task 5.3 in stage 3.0 (TID 44) (node7 executor 2): java.lang.IllegalStateException: Error reading delta file hdfs://nn/ck/orders/state/0/5/7.delta of HDFSStateStoreProvider[id = (op=0,part=5),dir = hdfs://nn/ck/orders/state/0/5]: hdfs://nn/ck/orders/state/0/5/7.delta does not exist
            \tat org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider.updateFromDeltaFile(HDFSBackedStateStoreProvider.scala:424)
            Driver stacktrace:
            \tat org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2672)
            """;

    @Test
    void whereItHappenedIsReadFromTheMessage() throws IOException {
        Explanation explanation = GoldenErrorsTest.explain(DELTA);
        assertEquals(FailureCause.FILE_MISSING, explanation.cause());
        assertEquals("hdfs://nn/ck/orders/state/0/5/7.delta", explanation.paths().get(0));
        assertEquals(6, explanation.batch(), "version 7 of the state was written by batch 6");
        assertEquals(0, explanation.operator());
        assertEquals(5, explanation.partition());
        assertEquals("3.3.2", explanation.spark());
        assertEquals(4, explanation.evidence().get("line"), "what ended the query comes before what was survived");
        assertTrue(explanation.evidence().containsKey("order"));
    }

    @Test
    void theFirstThatEndedTheQueryIsTheRoot() throws IOException {
        String full = """
                26/02/01 11:00:00 WARN OffsetSeqMetadata: Updating the value of conf 'spark.sql.shuffle.partitions' in current session from '400' to '200'.
                26/02/01 11:00:02 ERROR MicroBatchExecution: Query [id = a, runId = b] terminated with error
                java.io.IOException: No space left on device
                \tat org.apache.spark.sql.execution.streaming.HDFSMetadataLog.write(HDFSMetadataLog.scala:1)
                26/02/01 11:05:02 ERROR MicroBatchExecution: Query [id = a, runId = b] terminated with error
                java.lang.IllegalStateException: Failed to read log file file:/ck/offsets/3. Incomplete log file
                \tat org.apache.spark.sql.execution.streaming.HDFSMetadataLog.get(HDFSMetadataLog.scala:1)
                """;
        Explanation explanation = GoldenErrorsTest.explain(full);
        assertEquals(FailureCause.STORAGE_FAILURE, explanation.cause());
        assertEquals(2, ((List<?>) explanation.evidence().get("others")).size());
    }

    @Test
    void aDeathForAReasonOfTheApplicationIsNotBlamedOnAWarning() throws IOException {
        String log = """
                26/02/01 11:00:00 WARN ProcessingTimeExecutor: Current batch is falling behind. The trigger interval is 10000 milliseconds, but spent 25332 milliseconds
                26/02/01 11:00:02 ERROR MicroBatchExecution: Query [id = a, runId = b] terminated with error
                java.lang.NullPointerException: x
                \tat com.acme.App.map(App.java:1)
                """;
        Explanation explanation = GoldenErrorsTest.explain(log);
        assertEquals(FailureCause.NOT_RECOGNISED, explanation.cause());
        assertTrue(explanation.summary().contains("NullPointerException"), explanation.summary());
    }

    @Test
    void theFieldsThatLeadToWhatCannotBeSerialized() throws IOException {
        String trace = """
                org.apache.spark.SparkException: Task not serializable
                \tat org.apache.spark.util.ClosureCleaner$.ensureSerializable(ClosureCleaner.scala:416)
                Caused by: java.io.NotSerializableException: com.acme.Client
                Serialization stack:
                \t- object not serializable (class: com.acme.Client, value: customer data)
                \t- field (class: com.acme.App, name: client, type: class com.acme.Client)
                \t- object (class com.acme.App, com.acme.App@1)
                \t- element of array (index: 0)
                \t- array (class [Ljava.lang.Object;, size 1)
                \t- field (class: com.acme.App$$anonfun$1, name: $outer, type: class com.acme.App)
                \tat org.apache.spark.serializer.SerializationDebugger$.improveException(SerializationDebugger.scala:41)
                """;
        Explanation explanation = GoldenErrorsTest.explain(trace);
        assertEquals(FailureCause.SERIALIZATION, explanation.cause());
        assertEquals(
                List.of("com.acme.App$$anonfun$1.$outer: com.acme.App", "element 0 of an array", "com.acme.App.client: com.acme.Client", "com.acme.Client cannot be serialized"),
                explanation.evidence().get("fields"));
        assertFalse(explanation.toString().contains("customer data"));
    }

    @Test
    void secretsAreMasked() throws IOException {
        Explanation explanation = GoldenErrorsTest.explain("java.lang.IllegalStateException: Failed to read log file s3a://AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI@bkt/ck/offsets/3. Incomplete log file\n");
        assertEquals(FailureCause.CORRUPTION, explanation.cause());
        assertFalse(explanation.toString().contains("wJalrXUtnFEMI"), explanation.toString());
    }

    @Test
    void structuredLogsAreRead() throws IOException {
        String line = "{\"ts\":\"2026-02-01T10:00:00Z\",\"level\":\"ERROR\",\"msg\":\"Query [id = a, runId = b] terminated with error\",\"exception\":{\"class\":\"java.lang.IllegalStateException\","
                + "\"msg\":\"batch 3 doesn't exist\",\"stacktrace\":[{\"class\":\"org.apache.spark.sql.execution.streaming.MicroBatchExecution\",\"method\":\"populateStartOffsets\"}]},\"logger\":\"MicroBatchExecution\"}\n";
        Explanation explanation = GoldenErrorsTest.explain("{\"ts\":\"x\",\"level\":\"INFO\",\"msg\":\"fine\"}\n" + line);
        assertEquals(FailureCause.FILE_MISSING, explanation.cause());
        assertEquals(3, explanation.batch());
    }

    /** Half a gigabyte of log, in which one line never ends, is read in a few MiB. */
    @Test
    void aLogOfAnySizeIsReadInBoundedMemory() throws IOException {
        byte[] dull = "26/02/01 10:00:00 INFO BlockManagerInfo: Removed broadcast_1_piece0 on node7 in memory\n".repeat(12_000).getBytes(StandardCharsets.UTF_8);
        byte[] endless = new byte[1 << 20];
        java.util.Arrays.fill(endless, (byte) 'x');
        List<InputStream> parts = new java.util.ArrayList<>(IntStream.range(0, 100).<InputStream>mapToObj(i -> new ByteArrayInputStream(dull)).toList());
        IntStream.range(0, 400).forEach(i -> parts.add(new ByteArrayInputStream(endless)));
        parts.add(new ByteArrayInputStream(("\n" + DELTA).getBytes(StandardCharsets.UTF_8)));
        Explanation explanation = Explainer.explain(new SequenceInputStream(Collections.enumeration(parts)));
        assertEquals(FailureCause.FILE_MISSING, explanation.cause());
        assertEquals(100 * 12_000 + 1 + 4, explanation.evidence().get("line"));
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() throws IOException {
        byte[] noise = new byte[100_000];
        new java.util.Random(7).nextBytes(noise);
        assertEquals(FailureCause.NOT_RECOGNISED, Explainer.explain(new ByteArrayInputStream(noise)).cause());
        assertNull(Explainer.explain(InputStream.nullInputStream()).batch());
    }

    @Test
    void itCanBeCancelled() {
        assertThrows(CancelledException.class, () -> Explainer.explain(new ByteArrayInputStream(new byte[100]), () -> true));
    }
}
