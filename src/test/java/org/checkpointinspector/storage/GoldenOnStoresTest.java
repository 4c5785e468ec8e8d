package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DFSTestUtil;
import org.apache.hadoop.hdfs.protocol.ExtendedBlock;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint of real Spark gets the verdict that it gets on the local disk wherever it lies. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GoldenOnStoresTest {

    private static final String HEALTHY = "4.1.3-agg-hdfs";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {HEALTHY, "4.1.3-agg-rocksdb", "4.1.0-ds-window"})
    void aHealthyCheckpoint(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        assertSameEverywhere(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs-offset-last-garbage", "4.1.3-agg-hdfs-delta-missing"})
    void aDamagedCheckpoint(String id) throws IOException {
        GoldenCheckpoints.unpackDamaged(id, folder);
        assertSameEverywhere(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state/0/1", "commits", "metadata", "offsets/6"})
    void whatMayNotBeReadIsUnknown(String path) throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        HdfsServer.deny(place.resolve(path));
        String told = inspect(place, HdfsServer.AS_JOE, HEALTHY, Depth.DEEP);

        assertTrue(told.startsWith("UNKNOWN"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commits/6", "state/0/1/7.delta"})
    void whatIsCorruptInEveryReplicaIsUnknown(String path) throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        HdfsServer.cluster().corruptBlockOnDataNodes(DFSTestUtil.getFirstBlock(HdfsServer.files(), HdfsServer.path(place.resolve(path))));
        String told = inspect(place, HdfsServer.AS_JOE, HEALTHY, Depth.DEEP);

        assertTrue(told.startsWith("UNKNOWN"), told);
    }

    @Test
    void aBlockThatIsGoneIsUnknown() throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        ExtendedBlock block = DFSTestUtil.getFirstBlock(HdfsServer.files(), HdfsServer.path(place.resolve("offsets/6")));
        Files.delete(HdfsServer.cluster().getBlockFile(0, block).toPath());
        String told = inspect(place, HdfsServer.AS_JOE, HEALTHY, Depth.QUICK);

        assertTrue(told.startsWith("UNKNOWN"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commits/6", "state/0/1/7.delta"})
    void whatLiesInAnArchiveIsUnknown(String path) throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = S3Server.at("/" + UUID.randomUUID());
        uploadToS3(place);
        S3Server.archive(place.resolve(path));
        SparkVersion spark = SparkVersion.parse("4.1.3").orElseThrow();
        try (Storage storage = Stores.open(place, S3Server.options())) {
            InspectionRequest request = new InspectionRequest(Depth.DEEP, List.of(spark), Map.of());
            CheckpointInspection told = Inspector.inspect(storage, place, request, InspectionListener.NONE).checkpoints().get(0);
            Finding archived = told.findings().stream().filter(finding -> finding.rule().equals("storage.archived")).findFirst().orElseThrow();

            assertEquals(Verdict.UNKNOWN, told.verdict());
            assertEquals(path, archived.path());
            assertTrue(String.valueOf(archived.remedy()).contains("restore-object"), archived::toString);
        }
    }

    @Test
    void saysToWhomItBelongsAndWherePermissionsChange() throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        HdfsServer.files().setOwner(HdfsServer.path(place.resolve("state/0")), "etl", "etl");
        HdfsServer.files().setPermission(HdfsServer.path(place.resolve("state/0")), new FsPermission("700"));
        Finding denied = findings(place, HdfsServer.AS_JOE, "permission.list").get(0);

        assertEquals("state/0", denied.path());
        assertEquals("joe", denied.evidence().get("read as"));
        assertEquals("etl", denied.evidence().get("owner"));
        assertEquals("rwx------", denied.evidence().get("mode"));
        assertTrue(String.valueOf(denied.evidence().get("permissions change at")).startsWith("state/0: etl:etl with rwx------, above it "), denied::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.0-ds-window", HEALTHY})
    void whatADeniedFolderMayHideIsUnknown(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        try (Storage storage = Stores.open(place, HdfsServer.AS_JOE)) {
            Folder first = storage.list(place, ListingProgress.NONE).root().folders().get(0);
            HdfsServer.deny(place.resolve(first.path()));
        }
        String told = inspect(place, HdfsServer.AS_JOE, id, Depth.DEEP);

        assertTrue(told.startsWith("UNKNOWN"), told);
    }

    @Test
    void saysWhichFileIsStillOpenForWriting() throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        try (FSDataOutputStream writing = HdfsServer.files().append(HdfsServer.path(place.resolve("commits/6")))) {
            writing.hflush();
            assertEquals("commits/6", findings(place, HdfsServer.AS_JOE, "storage.open").get(0).path());
        }
        assertEquals(List.of(), findings(place, HdfsServer.AS_JOE, "storage.open"));
    }

    @Test
    void knowsOfLostBlocksBeforeItReads() throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = HdfsServer.at("/" + UUID.randomUUID());
        uploadToHdfs(place);
        String path = place.resolve("state/0/1/7.delta").path();
        LocatedBlock block = HdfsServer.files().getClient().getLocatedBlocks(path, 0).get(0);
        HdfsServer.files().getClient().reportBadBlocks(new LocatedBlock[] {block});
        ConnectionOptions asAdministrator = new ConnectionOptions(null, Map.of("HADOOP_USER_NAME", System.getProperty("user.name")), null);
        List<Finding> lost = findings(place, asAdministrator, "storage.blocks");

        assertEquals(List.of("state/0/1/7.delta"), lost.stream().map(Finding::path).toList());
    }

    private static List<Finding> findings(Location place, ConnectionOptions options, String rule) throws IOException {
        SparkVersion spark = SparkVersion.parse("4.1.3").orElseThrow();
        try (Storage storage = Stores.open(place, options)) {
            InspectionRequest request = new InspectionRequest(Depth.QUICK, List.of(spark), Map.of());
            Inspection inspection = Inspector.inspect(storage, place, request, InspectionListener.NONE);
            return inspection.checkpoints().get(0).findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
        }
    }

    private void assertSameEverywhere(String id) throws IOException {
        String name = UUID.randomUUID().toString();
        uploadToHdfs(HdfsServer.at("/" + name));
        uploadToS3(S3Server.at("/" + name));
        String local = inspect(Location.of(checkpoint()), ConnectionOptions.NONE, id, Depth.DEEP);

        assertEquals(local, inspect(HdfsServer.at("/" + name), HdfsServer.AS_JOE, id, Depth.DEEP));
        assertEquals(local, inspect(S3Server.at("/" + name), S3Server.options(), id, Depth.DEEP));
    }

    @ParameterizedTest
    @CsvSource({"QUICK", "DEEP"})
    void asksS3ForPagesAndForFilesThatAreReadAndForNothingElse(Depth depth) throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        Location place = S3Server.at("/" + UUID.randomUUID());
        uploadToS3(place);
        S3Server.requests();
        inspect(place, S3Server.options(), HEALTHY, depth);
        List<String> requests = S3Server.requests();
        List<String> reads = requests.stream().filter(request -> request.startsWith("GET ")).toList();

        assertEquals(1, requests.stream().filter(request -> request.startsWith("LIST ")).count(), requests::toString);
        assertEquals(requests.size(), reads.size() + 1, requests::toString);
        assertTrue(reads.stream().allMatch(read -> Collections.frequency(reads, read) == 1), requests::toString);
        if (depth == Depth.QUICK) {
            assertTrue(reads.stream().noneMatch(read -> read.endsWith(".delta") || read.endsWith(".snapshot")), reads::toString);
        }
    }

    /** The figures of the README. */
    @ParameterizedTest
    @CsvSource({"QUICK,13,24", "DEEP,21,32"})
    void asksAsOftenAsTheReadmeSays(Depth depth, long gets, long hdfs) throws IOException {
        GoldenCheckpoints.unpack(HEALTHY, folder);
        String name = "/" + UUID.randomUUID();
        uploadToS3(S3Server.at(name));
        uploadToHdfs(HdfsServer.at(name));
        S3Server.requests();
        inspect(S3Server.at(name), S3Server.options(), HEALTHY, depth);
        assertEquals(Map.of("LIST", 1L, "GET", gets), S3Server.counts());
        long before = HdfsServer.requests();
        inspect(HdfsServer.at(name), HdfsServer.AS_JOE, HEALTHY, depth);
        long asked = HdfsServer.requests() - before;
        // heartbeats of the DataNode are among them
        assertTrue(asked <= hdfs + 30, asked + " requests to the NameNode");
    }

    private static String inspect(Location place, ConnectionOptions options, String id, Depth depth) throws IOException {
        SparkVersion spark = SparkVersion.parse(GoldenCheckpoints.sparkOf(id)).orElseThrow();
        try (Storage storage = Stores.open(place, options)) {
            InspectionRequest request = new InspectionRequest(depth, List.of(spark), Map.of());
            Inspection inspection = Inspector.inspect(storage, place, request, InspectionListener.NONE);
            assertEquals(1, inspection.checkpoints().size());
            return told(inspection.checkpoints().get(0));
        }
    }

    /** What must not depend on where a checkpoint lies; the times of its files do. */
    private static String told(CheckpointInspection inspection) {
        Map<String, String> health = new TreeMap<>();
        inspection.files().forEach(report -> health.put(report.file().path(), report.file().role() + " " + report.health()));
        String cause = inspection.cause() == null ? "none" : inspection.cause().path();
        return inspection.verdict() + ", cause " + cause + ", last good batch " + inspection.progress().lastGoodBatch() + "\n"
                + String.join("\n", health.entrySet().stream().map(Object::toString).toList());
    }

    private void uploadToHdfs(Location place) throws IOException {
        for (Path file : files()) {
            HdfsServer.put(place.resolve(checkpoint().relativize(file).toString()), Files.readAllBytes(file));
        }
    }

    private void uploadToS3(Location place) throws IOException {
        for (Path file : files()) {
            S3Server.put(place.resolve(checkpoint().relativize(file).toString()), Files.readAllBytes(file));
        }
    }

    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    /** What Spark would have written there: Hadoop's checksum files are those of a local disk. */
    private List<Path> files() throws IOException {
        try (Stream<Path> below = Files.walk(checkpoint())) {
            return below.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().matches("\\..*\\.crc")).toList();
        }
    }
}
