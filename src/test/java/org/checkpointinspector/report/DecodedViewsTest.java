package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.FileSourceLog;
import org.checkpointinspector.decode.HadoopChecksum;
import org.checkpointinspector.decode.KafkaInitialOffsets;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.decode.RateSourceStart;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.SinkLog;
import org.checkpointinspector.decode.SparkChecksum;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Json;
import org.checkpointinspector.report.DecodedView.Node;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView.Tree;
import org.junit.jupiter.api.Test;

class DecodedViewsTest {

    @Test
    void showsOffsetsSourceBySource() {
        DecodedView view = offsets("""
                v1
                {"batchWatermarkMs":0,"batchTimestampMs":1700000012345,"conf":{"spark.sql.shuffle.partitions":"4"},"controlBatchInfo":{"operationType":"x"}}
                {"orders":{"1":45,"0":23}}
                -
                {"logOffset":7}
                {"x":[1]}
                not json""");
        assertEquals("Offset log", view.title());
        assertEquals("{version=1, watermark=none (0), batch time=2023-11-14T22:13:32.345Z (1700000012345), sources=5}", facts(view, 0).facts().toString());
        assertEquals(new Table("Source 0: Kafka", List.of("topic", "partition", "next offset"), List.of(List.of("orders", "0", "23"), List.of("orders", "1", "45")), null),
                view.sections().get(1));
        assertEquals(new Facts("Source 1", Map.of("offset", "none yet")), view.sections().get(2));
        assertEquals(new Facts("Source 2: files", Map.of("newest file of the source's log", "7")), view.sections().get(3));
        assertEquals("Source 3", view.sections().get(4).title());
        assertEquals("not json", facts(view, 5).facts().get("text"));
        assertTrue(facts(view, 5).facts().containsKey("damage"));
        assertEquals(List.of(List.of("spark.sql.shuffle.partitions", "4")), table(view, 6).rows());
        assertEquals("controlBatchInfo", view.sections().get(7).title());
    }

    @Test
    void showsEveryKindOfOffset() {
        DecodedView view = offsets("""
                v1
                {}
                5
                {"offset":1000,"timestamp":1700000000000}
                {"sourceVersion":1,"reservoirId":"r","reservoirVersion":42,"index":-1,"isStartingVersion":false}
                {"version":1,"snapshot_id":123,"position":4,"scan_all_files":true}
                {"metadata":{"streamName":"clicks"},"shard-0":{"iteratorType":"AFTER","iteratorPosition":"49"}}""");
        assertEquals(List.of("", "Source 0: number", "Source 1: rate-micro-batch", "Source 2: Delta", "Source 3: Iceberg", "Source 4: Kinesis clicks", "Frozen settings"),
                view.sections().stream().map(Section::title).toList());
        assertEquals("{offset=1000, time=2023-11-14T22:13:20Z (1700000000000)}", facts(view, 2).facts().toString());
        assertEquals("{table id=r, version=42, index=-1, starting version=false}", facts(view, 3).facts().toString());
        assertEquals(List.of(List.of("shard-0", "AFTER", "49")), table(view, 5).rows());
    }

    @Test
    void masksSecretsWhereverTheyStand() {
        DecodedView view = offsets("""
                v1
                {"conf":{"my.Secret":"s3cr3t","fs.s3a.access.key":"s3cr3t","fs.s3a.accessKey":"s3cr3t","db.PASSWORD":"s3cr3t","x.token":"s3cr3t",\
                "aws.credentials.provider":"s3cr3t","url":"jdbc://joe:s3cr3t@db/x","plain":"shown"},"further":{"a":[{"apiToken":"s3cr3t"}]}}
                {"x":{"password":{"a":"s3cr3t"}},"uri":"s3a://key:s3cr3t@bucket"}""");
        assertFalse(view.toString().contains("s3cr3t"), view.toString());
        assertTrue(view.toString().contains("jdbc://***@db/x") && view.toString().contains("shown"), view.toString());
        FileSourceLog log = new FileSourceLog(1, List.of(new FileSourceLog.Entry("s3a://key:s3cr3t@bucket/a", 0, 0)), 1);
        assertEquals("s3a://***@bucket/a", table(DecodedViews.of(log), 1).rows().get(0).get(0));
    }

    @Test
    void showsUniqueIdsAsATable() {
        DecodedView view = DecodedViews.of(new CommitLog(2, 5, Map.of(3, List.of(List.of("a", "b"), List.of("c"))), null));
        assertEquals("{version=2, next watermark=1970-01-01T00:00:00.005Z (5)}", facts(view, 0).facts().toString());
        assertEquals(List.of(List.of("3", "0", "0", "a"), List.of("3", "0", "1", "b"), List.of("3", "1", "0", "c")), table(view, 1).rows());
        assertNull(table(view, 1).note());
    }

    @Test
    void showsTheSinksOfACommit() {
        byte[] stored = ("v3\n{\"sinkMetadataMap\":{\"a\":{\"sinkName\":\"a\",\"commitOffset\":\"-\",\"providerName\":\"p\",\"apiVersion\":\"DSv1\","
                + "\"isActive\":true}}}").getBytes(StandardCharsets.UTF_8);
        DecodedView view = DecodedViews.of(new CommitLogDecoder().decode(stored).value().orElseThrow());
        assertTrue(((Json) view.sections().get(1)).text().contains("\n    \"sinkName\" : \"a\""));
    }

    @Test
    void cutsLongTablesAndSaysSo() {
        FileSourceLog.Entry entry = new FileSourceLog.Entry("file:///a", 1, 2);
        Table table = table(DecodedViews.of(new FileSourceLog(1, Collections.nCopies(5000, entry), 1_234_567)), 1);
        assertEquals(Sections.MAX_ROWS, table.rows().size());
        assertEquals("The first 1,000 of 1,234,567.", table.note());

        Table many = table(DecodedViews.of(new CommitLog(2, 0, Map.of(0, Collections.nCopies(3000, List.of("id"))), null)), 1);
        assertEquals("The first 1,000 of 3,000.", many.note());
    }

    @Test
    void showsLogsOfFiles() {
        DecodedView source = DecodedViews.of(new FileSourceLog(1, List.of(new FileSourceLog.Entry("file:///a", 1700000000000L, 3)), 1));
        assertEquals(List.of(List.of("file:///a", "2023-11-14T22:13:20Z (1700000000000)", "3")), table(source, 1).rows());
        DecodedView sink = DecodedViews.of(new SinkLog(1, List.of(new SinkLog.Entry("file:///p", 760, 0, "add")), 1, 760));
        assertEquals("{version=1, files=1, size=760 bytes}", facts(sink, 0).facts().toString());
        assertEquals(List.of("file:///p", "760 bytes", "1970-01-01T00:00:00Z (0)", "add"), table(sink, 1).rows().get(0));
    }

    @Test
    void showsASchemaAsATree() {
        String key = "{\"type\":\"struct\",\"fields\":[{\"name\":\"k\",\"type\":\"string\",\"nullable\":false,\"metadata\":{}}]}";
        String value = "{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"array\",\"elementType\":" + key + ",\"containsNull\":true},"
                + "\"nullable\":true,\"metadata\":{\"w\":10}},{\"name\":\"m\",\"type\":{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":" + key
                + ",\"valueContainsNull\":true},\"nullable\":true,\"metadata\":{}}]}";
        DecodedView view = DecodedViews.of(new StateSchema(3, List.of(new StateSchema.Family("f", 1, key, 2, value, "{}", "broken"))));
        Tree tree = (Tree) view.sections().get(1);
        assertEquals("f", tree.title());
        Node k = new Node("k: string, not null", List.of());
        assertEquals(List.of(new Node("key, schema 1", List.of(k)),
                new Node("value, schema 2", List.of(
                        new Node("a: array of struct", List.of(k, new Node("metadata {\"w\":10}", List.of()))),
                        new Node("m: map of string to struct", List.of(new Node("value", List.of(k)))))),
                new Node("user key", List.of(new Node("broken", List.of()))),
                new Node("key encoder {}", List.of())), tree.nodes());
    }

    @Test
    void showsTheSmallFiles() {
        assertEquals("{query id=abc}", facts(DecodedViews.of(new QueryMetadata("abc")), 0).facts().toString());
        assertEquals("{version=1, created=2023-11-14T22:13:20Z (1700000000000)}", facts(DecodedViews.of(new RateSourceStart(1, 1700000000000L)), 0).facts().toString());
        DecodedView kafka = DecodedViews.of(new KafkaInitialOffsets(0, "{\"t\":{\"0\":1}}"));
        assertEquals("none, as Spark 2.1.0 wrote it", facts(kafka, 0).facts().get("version"));
        assertEquals(List.of(List.of("t", "0", "1")), table(kafka, 1).rows());
        assertEquals("ffffffff (-1)", facts(DecodedViews.of(new SparkChecksum("CRC32C", -1, 126, 0)), 0).facts().get("sum"));
        DecodedView hadoop = DecodedViews.of(new HadoopChecksum(512, List.of(1, -1), 2));
        assertEquals(List.of(List.of("0", "00000001"), List.of("512", "ffffffff")), table(hadoop, 1).rows());
        DecodedView snapshot = DecodedViews.of(new RocksDbSnapshot(-1, List.of(new RocksDbSnapshot.SharedFile("1.sst", "1-u.sst", 100)), Map.of()));
        assertEquals("not tracked", facts(snapshot, 0).facts().get("keys"));
    }

    @Test
    void showsOperatorMetadata() {
        DecodedView view = DecodedViews.of(new OperatorMetadata(2, 3, "transformWithStateExec", List.of(new OperatorMetadata.Store("default", 1, 4,
                List.of("file:/a", "file:/b"))), "{\"timeMode\":\"None\"}"));
        assertEquals("{version=2, operator=3, name=transformWithStateExec}", facts(view, 0).facts().toString());
        assertEquals(List.of("default", "4", "1", "file:/a, file:/b"), table(view, 1).rows().get(0));
        assertEquals("{\n  \"timeMode\" : \"None\"\n}", ((Json) view.sections().get(2)).text().replace("\r\n", "\n"));
    }

    @Test
    void showsAnyOtherRecordAsItsText() {
        assertEquals("hello", facts(DecodedViews.of("hello"), 0).facts().get("content"));
    }

    private static DecodedView offsets(String stored) {
        return DecodedViews.of(new OffsetLogDecoder().decode(stored.getBytes(StandardCharsets.UTF_8)).value().orElseThrow());
    }

    private static Facts facts(DecodedView view, int section) {
        return (Facts) view.sections().get(section);
    }

    private static Table table(DecodedView view, int section) {
        return (Table) view.sections().get(section);
    }
}
