package org.checkpointinspector.diagnose;

import static org.checkpointinspector.diagnose.MadeQuery.START_MS;
import static org.checkpointinspector.diagnose.MadeQuery.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;

/** For each rule that gives advice (see {@link JudgingProofs} for the others) a checkpoint on which it speaks, and one that is nearly the same and on which it does not. */
final class Proofs {

    private static final long DAY_MS = 86_400_000;
    /** Of the receiver of the golden application. */
    private static final String FIELD = "storageLevel";
    private static final String TWO = kafka(1, 2);

    /** Makes a checkpoint in an empty folder and diagnoses it. */
    @FunctionalInterface
    interface Made {
        List<Finding> in(Path folder) throws IOException;
    }

    /** Fills an empty folder. */
    @FunctionalInterface
    private interface Filled {
        void in(Path folder) throws IOException;
    }

    /** Fills the checkpoint of a query. */
    @FunctionalInterface
    private interface Query {
        void with(MadeQuery query) throws IOException;
    }

    /**
     * A proof.
     *
     * @param severity the gravest that the first gives
     * @param words what the two checkpoints are
     */
    record Proof(String rule, Severity severity, String words, Made fires, Made nearMiss) {}

    static final List<Proof> ALL = List.of(
            info("recovery.way-back", "recipe 3.5.9-agg-hdfs-delta-missing; golden 3.5.9-agg-hdfs", damaged("3.5.9-agg-hdfs-delta-missing"), golden("3.5.9-agg-hdfs")),
            new Proof("query.two-writers", Severity.WARNING, "commits 10 s later than the next plan; commits in time",
                    query(q -> q.batches(6, 60_000, 70_000)), query(q -> q.batches(6, 60_000, 50_000))),
            info("offsets.aged", "a Kafka query that rests for 8 days; for 6 days",
                    query(q -> q.batch(0, System.currentTimeMillis() - 8 * DAY_MS, 100, TWO)), query(q -> q.batch(0, System.currentTimeMillis() - 6 * DAY_MS, 100, TWO))),
            new Proof("offsets.positions-lost", Severity.WARNING, "a partition that goes back in batch 1 of 3; one that stands still",
                    query(q -> batches(q, kafka(10, 20), kafka(5, 20), kafka(6, 21), kafka(7, 22))), query(q -> batches(q, kafka(10, 20), kafka(10, 20), kafka(11, 21), kafka(12, 22)))),
            info("offsets.sources-changed", "two sources in batch 1 of 3, one before and after; one in all",
                    query(q -> q.batch(0, START_MS, 10, TWO).batch(1, START_MS + 1_000, 10, TWO, TWO).batch(2, START_MS + 2_000, 10, TWO).batch(3, START_MS + 3_000, 10, TWO)),
                    query(q -> batches(q, TWO, TWO, TWO, TWO))),
            new Proof("source.table-changed", Severity.WARNING, "a Delta source with another table id; with a newer version of the same",
                    query(q -> batches(q, delta("a", 3), delta("b", 0))), query(q -> batches(q, delta("a", 3), delta("a", 4)))),
            info("source.topic-twice", "two sources of one topic; one source",
                    query(q -> q.batch(0, START_MS, 10, TWO, TWO)), query(q -> q.batch(0, START_MS, 10, TWO))),
            new Proof("conf.frozen", Severity.WARNING, "started with other shuffle partitions than the checkpoint has; with the same",
                    launched("4.1.3-agg-hdfs", "8"), launched("4.1.3-agg-hdfs", "2")),
            info("state.growing", "snapshots from 1 to 2.5 MiB; snapshots of one size",
                    query(q -> snapshots(q, 300 << 10)), query(q -> snapshots(q, 0))),
            info("state.watermark-stands", "12 busy batches over 22 min with one watermark; without data",
                    query(q -> q.watermark(START_MS).batches(12, 120_000, 500)),
                    query(q -> batches(q.watermark(START_MS), TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO))),
            info("state.skew", "one of four partitions with 2 MiB, the others with 10 KiB; all with 2 MiB",
                    query(q -> partitions(q, 4, 10 << 10, 2 << 20)), query(q -> partitions(q, 4, 2 << 20, 2 << 20))),
            info("state.replay-long", "version 250 on a snapshot of version 1; on one of version 240",
                    query(q -> q.batches(3, 1_000, 10).sized("state/0/0/1.snapshot", 10).sized("state/0/0/250.delta", 10)),
                    query(q -> q.batches(3, 1_000, 10).sized("state/0/0/240.snapshot", 10).sized("state/0/0/250.delta", 10))),
            info("state.heap", "two snapshots of 64 MiB; two of 32 MiB",
                    query(q -> q.batches(3, 1_000, 10).sized("state/0/0/3.snapshot", 64 << 20).sized("state/0/1/3.snapshot", 64 << 20)),
                    query(q -> q.batches(3, 1_000, 10).sized("state/0/0/3.snapshot", 33 << 20).sized("state/0/1/3.snapshot", 33 << 20))),
            info("files.small", "100 stores with deltas of 100 bytes; 99 stores", query(q -> partitions(q, 100, 100, 100)), query(q -> partitions(q, 99, 100, 100))),
            info("state.old-versions", "version 1 below a snapshot of 400, log from batch 500 on; version 450 below one of 460",
                    query(q -> late(q, 500).sized("state/0/0/1.delta", 10).sized("state/0/0/400.snapshot", 10)),
                    query(q -> late(q, 500).sized("state/0/0/450.delta", 10).sized("state/0/0/460.snapshot", 10))),
            info("state.orphans", "golden 4.1.3-agg-rocksdb with ten tables that nothing names, older than every snapshot; as new as they",
                    tables("4.1.3-agg-rocksdb", 1), tables("4.1.3-agg-rocksdb", System.currentTimeMillis())),
            info("retention.short", "5 batches kept of 100; 5 of 5", query(q -> late(q, 95)), query(q -> q.batches(5, 1_000, 10))),
            info("retention.long", "1,001 batches kept; 1,000", query(q -> q.batches(1_001, 1_000, 10)), query(q -> q.batches(1_000, 1_000, 10))),
            new Proof("interval.too-short", Severity.WARNING, "8 batches in time every 10 s, then 12 of 15 s; all of 9 s",
                    query(q -> interval(q, 15_000)), query(q -> interval(q, 9_000))),
            info("batch.slowing", "batches of 1 s, later of 3 s; later of 1.5 s", query(q -> slower(q, 3_000)), query(q -> slower(q, 1_500))),
            info("batch.pause", "a pause of 20 min between batches of 10 s; of 5 min", query(q -> pause(q, 1_200_000)), query(q -> pause(q, 300_000))),
            info("batch.slow-plan", "offset logs written 6 s after their batch began; 2 s",
                    query(q -> q.planTakes(6_000).batches(6, 60_000, 9_000)), query(q -> q.planTakes(2_000).batches(6, 60_000, 9_000))),
            info("security.token-lifetime", "begun 24 h before the last batch, which is not committed; 20 h",
                    query(q -> q.batch(5, START_MS + DAY_MS, -1, TWO)), query(q -> q.batch(5, START_MS + DAY_MS * 20 / 24, -1, TWO))),
            info("storage.lifecycle", "metadata missing, oldest file of 6.5 days; of 4 days", query(q -> aged(q, 156)), query(q -> aged(q, 96))),
            info("storage.local", "an application on a cluster that kept its checkpoint in file:/; one with a local master",
                    folder -> MadeApplication.with(folder, a -> app(a, "spark://host:7077", a.dstreams(), a.conf(), a.userClasses())), MadeApplication::asItIs),
            info("storage.replication", "HDFS with one replica; with three", hdfs(o -> o.replication(1).owns("offsets/2", "spark", "rw-r--r--")), hdfs(o -> o)),
            info("storage.encryption-zone", "a folder of HDFS that is encrypted; one that is not", hdfs(OwnedStorage::encrypted), hdfs(o -> o)),
            info("permission.owners", "commits that root owns; all of one owner", hdfs(o -> o.owns("commits", "root", "rwxrwxrwx")), hdfs(o -> o)),
            new Proof("permission.not-writable", Severity.WARNING, "offsets planned by spark in a folder of root with rwxr-xr-x; with rwxrwxr-x, which a group may allow",
                    hdfs(o -> o.owns("offsets", "root", "rwxr-xr-x")), hdfs(o -> o.owns("offsets", "root", "rwxrwxr-x"))),
            info("permission.world-writable", "mode rwxrwxrwx; rwxrwxr-x", hdfs(o -> o.owns("", "spark", "rwxrwxrwx")), hdfs(o -> o.owns("", "spark", "rwxrwxr-x"))),
            info("sinklog.large", "a compaction of 10 MiB; of 9 MiB",
                    sink(q -> q.sized("_spark_metadata/9.compact", 10 << 20)), sink(q -> q.sized("_spark_metadata/9.compact", 9 << 20))),
            info("sinklog.moved", "a log that names files of another folder; of its own", folder -> sinkLog(folder, "/old/place"), folder -> sinkLog(folder, folder.toString())),
            info("spark.old", "an offset log as Spark 2.2 wrote it; golden 4.1.3-agg-hdfs", folder -> {
                new MadeQuery(folder).file("offsets/0", "v1\n{\"batchWatermarkMs\":0,\"batchTimestampMs\":" + START_MS + ",\"conf\":{\"spark.sql.shuffle.partitions\":\"2\"}}\n5",
                        START_MS);
                return Diagnose.folder(folder, Depth.QUICK).findings();
            }, golden("4.1.3-agg-hdfs")),
            info("dstream.interval", "state of a stream that changes every second is written every 2 s; every 5 s",
                    MadeApplication::asItIs, folder -> MadeApplication.with(folder, a -> app(a, a.master(), a.dstreams().stream().map(Proofs::slower).toList(), a.conf(), a.userClasses()))),
            info("dstream.legacy", "golden 4.1.0-ds-update; golden 4.1.3-agg-hdfs", MadeApplication::asItIs, golden("4.1.3-agg-hdfs")),
            info("dstream.code-bound", "golden 4.1.0-ds-update; without classes of its own",
                    MadeApplication::asItIs, folder -> MadeApplication.with(folder, a -> app(a, a.master(), a.dstreams(), a.conf(), Map.of()))),
            new Proof("dstream.captured", Severity.WARNING, "golden 4.1.0-ds-wal whose receiver is named …Connection; named …Receiver",
                    folder -> MadeApplication.renamed(folder, "com.example.wordcount.LineReceiver", "com.example.net.LineConnection"),
                    folder -> MadeApplication.renamed(folder, "com.example.wordcount.LineReceiver", "com.example.net.LineReceiver")),
            info("dstream.outer-class", "golden 4.1.0-ds-wal with a field this$0 in its receiver; without",
                    folder -> MadeApplication.renamed(folder, FIELD, "this$0"), folder -> MadeApplication.renamed(folder, FIELD, "within")),
            info("dstream.large", "checkpoint files of 600 KiB; of 400 KiB", folder -> MadeApplication.longer(folder, 600 << 10), folder -> MadeApplication.longer(folder, 400 << 10)),
            info("dstream.stored-credentials", "a stored fs.s3a.secret.key; a stored spark.app.name",
                    folder -> MadeApplication.with(folder, a -> app(a, a.master(), a.dstreams(), Map.of("spark.hadoop.fs.s3a.secret.key", "***"), a.userClasses())),
                    folder -> MadeApplication.with(folder, a -> app(a, a.master(), a.dstreams(), Map.of("spark.app.name", "x"), a.userClasses()))));

    private Proofs() {}

    private static Proof info(String rule, String words, Made fires, Made nearMiss) {
        return new Proof(rule, Severity.INFO, words, fires, nearMiss);
    }

    private static Made query(Query query) {
        return folder -> {
            query.with(new MadeQuery(folder));
            return Diagnose.folder(folder, Depth.QUICK).findings();
        };
    }

    private static Made sink(Query query) {
        return folder -> {
            query.with(new MadeQuery(folder).withoutMetadata());
            return Diagnose.folder(folder, Depth.QUICK).findings();
        };
    }

    private static Made unpacked(Filled filled) {
        return folder -> {
            filled.in(folder);
            return Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).findings();
        };
    }

    static Made golden(String id) {
        return unpacked(folder -> GoldenCheckpoints.unpack(id, folder));
    }

    static Made damaged(String id) {
        return unpacked(folder -> GoldenCheckpoints.unpackDamaged(id, folder));
    }

    private static Made launched(String id, String partitions) {
        return folder -> {
            GoldenCheckpoints.unpack(id, folder);
            return Diagnose.folder(folder.resolve("checkpoint"), Map.of("spark.sql.shuffle.partitions", partitions)).findings();
        };
    }

    private static Made tables(String id, long modifiedMs) {
        return unpacked(folder -> {
            GoldenCheckpoints.unpack(id, folder);
            for (int i = 0; i < 10; i++) {
                Path table = folder.resolve("checkpoint/state/0/0/SSTs/orphan-" + i + ".sst");
                Files.writeString(table, "no table at all");
                Files.setLastModifiedTime(table, FileTime.fromMillis(modifiedMs));
            }
        });
    }

    private static Made hdfs(UnaryOperator<OwnedStorage> owned) {
        return folder -> {
            new MadeQuery(folder).batches(3, 1_000, 10);
            try (OwnedStorage storage = owned.apply(new OwnedStorage(folder))) {
                return Diagnose.with(storage, storage.place(), Depth.QUICK).findings();
            }
        };
    }

    private static Application app(Application one, String master, List<Application.Stream> streams, Map<String, String> conf, Map<String, Long> classes) {
        return MadeApplication.of(one, master, one.pendingTimesMs(), streams, conf, classes);
    }

    private static Application.Stream slower(Application.Stream one) {
        return new Application.Stream(one.id(), one.type(), one.operation(), one.callSite(), one.input(), one.output(), one.slideMs(), one.windowMs(),
                one.checkpointMs() == null ? null : (Long) 5_000L, one.rememberMs(), one.storageLevel(), one.parents(), one.functions(), one.rdds(), one.offsets(), one.settings());
    }

    private static List<Finding> sinkLog(Path folder, String output) throws IOException {
        new MadeQuery(folder).withoutMetadata().file("_spark_metadata/0", "v1\n{\"path\":\"file://" + output + "/part-0.parquet\",\"size\":1,\"isDir\":false,\"modificationTime\":1,"
                + "\"blockReplication\":1,\"blockSize\":1,\"action\":\"add\"}", START_MS);
        return Diagnose.folder(folder, Depth.QUICK).findings();
    }

    private static void batches(MadeQuery query, String... offsets) throws IOException {
        for (int id = 0; id < offsets.length; id++) {
            query.batch(id, START_MS + id * 120_000L, 500, offsets[id]);
        }
    }

    private static String delta(String table, long version) {
        return "{\"sourceVersion\":1,\"reservoirId\":\"" + table + "\",\"reservoirVersion\":" + version + ",\"index\":-1,\"isStartingVersion\":false}";
    }

    private static void snapshots(MadeQuery query, long growth) throws IOException {
        query.batches(6, 1_000, 10);
        for (int version = 1; version <= 6; version++) {
            query.sized("state/0/0/" + version + ".snapshot", (1 << 20) + version * growth);
        }
    }

    private static void partitions(MadeQuery query, int count, long bytes, long bytesOfTheFirst) throws IOException {
        query.batches(3, 1_000, 10);
        for (int partition = 0; partition < count; partition++) {
            query.sized("state/0/" + partition + "/3.delta", partition == 0 ? bytesOfTheFirst : bytes);
        }
    }

    private static MadeQuery late(MadeQuery query, long first) throws IOException {
        for (long id = first; id < first + 5; id++) {
            query.batch(id, START_MS + id * 1_000, 10, TWO);
        }
        return query;
    }

    private static void interval(MadeQuery query, long laterMs) throws IOException {
        long at = START_MS;
        for (int id = 0; id < 20; id++) {
            long duration = id < 8 ? 2_000 : laterMs;
            query.batch(id, at, duration, kafka(id));
            at = duration > 10_000 ? at + duration + 37 : at + 10_000;
        }
    }

    private static void slower(MadeQuery query, long laterMs) throws IOException {
        for (int id = 0; id < 15; id++) {
            query.batch(id, START_MS + id * 60_337L, id < 7 ? 1_000 : laterMs, kafka(id));
        }
    }

    private static void pause(MadeQuery query, long pauseMs) throws IOException {
        for (int id = 0; id < 12; id++) {
            query.batch(id, START_MS + id * 10_000L + (id > 6 ? pauseMs : 0), 1_000, kafka(id));
        }
    }

    private static void aged(MadeQuery query, long hours) throws IOException {
        long now = System.currentTimeMillis();
        query.withoutMetadata().batch(0, now - hours * 3_600_000, 1_000, kafka(1)).batch(1, now - 60_000, 1_000, kafka(2));
    }
}
