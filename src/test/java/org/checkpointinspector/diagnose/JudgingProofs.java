package org.checkpointinspector.diagnose;

import static org.checkpointinspector.inspect.Severity.ERROR;
import static org.checkpointinspector.inspect.Severity.INFO;
import static org.checkpointinspector.inspect.Severity.LOSS;
import static org.checkpointinspector.inspect.Severity.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.Proofs.Made;
import org.checkpointinspector.diagnose.Proofs.Proof;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredHealth;

/**
 * For each rule that judges a checkpoint on which it speaks, and one that is nearly the same and on which it does not. Goldens were written by real Spark, recipes were judged by it,
 * too; only what needs a store in trouble, thousands of files or bytes that no Spark was asked about is made here, from goldens where that can be.
 */
final class JudgingProofs {

    private static final String QUERY = "4.1.3-agg-hdfs";
    private static final String UPDATE = "4.1.0-ds-update";
    private static final String PLAIN = "3.5.6-ds-update";
    private static final String WAL = "4.1.0-ds-wal";
    private static final String FILE_SINK = "4.1.3-file-to-parquet";
    /** A pair of a text and a number; and one with a date, which only the application's Kryo reads. */
    private static final String KRYO = "48010301776f7264b20233000000";
    private static final String KRYO_DATE = KRYO + "48010301826b01006a6176612e7574696c2e446174e5010500000000000000";

    static final List<Proof> ALL = Stream.of(logs(), sources(), state(), operators(), applications(), stores()).flatMap(List::stream).toList();

    private JudgingProofs() {}

    private static List<Proof> logs() {
        return List.of(
                recipe("commits.ahead", ERROR, "3.5.9-agg-hdfs-commit-ahead", "3.5.9-agg-hdfs"),
                recipe("commits.behind", LOSS, "4.1.3-agg-hdfs-commit-two-missing", "4.1.3-agg-hdfs-commit-last-missing"),
                recipe("commits.newest.damaged", ERROR, "3.5.9-agg-hdfs-commit-last-empty", "3.5.9-agg-hdfs-commit-last-missing"),
                recipe("commits.newest.version", ERROR, "3.5.9-agg-hdfs-commit-last-v99", "3.5.9-agg-hdfs-commit-last-truncated"),
                recipe("commits.none", WARNING, "3.5.9-agg-hdfs-commit-all-missing", "3.5.9-agg-hdfs-commit-last-missing"),
                recipe("commits.repeat", WARNING, "3.5.9-agg-hdfs-inflight", "3.5.9-agg-hdfs"),
                recipe("conf.invalid", ERROR, "4.1.3-agg-hdfs-offset-last-conf-garbage", "4.1.3-agg-hdfs-offset-shuffle-partitions"),
                recipe("edited", WARNING, "3.5.9-agg-hdfs-metadata-empty", "3.5.9-agg-hdfs-metadata-missing"),
                recipe("edited.checksum", WARNING, "3.5.9-agg-hdfs-commit-last-v99", "3.5.9-agg-hdfs-sidecar-garbage"),
                recipe("metadata.damaged", ERROR, "3.5.9-agg-hdfs-metadata-empty", "3.5.9-agg-hdfs-metadata-other-id"),
                recipe("metadata.missing", ERROR, "4.2.0-agg-hdfs-metadata-missing", "4.2.0-agg-hdfs-metadata-other-id"),
                recipe("offsets.name", ERROR, "3.5.9-agg-hdfs-offset-zero-padded", "3.5.9-agg-hdfs-offset-stray-names"),
                recipe("offsets.newest.damaged", ERROR, "3.5.9-agg-hdfs-offset-last-empty", "3.5.9-agg-hdfs-offset-old-garbage"),
                recipe("offsets.newest.version", ERROR, "3.5.9-agg-hdfs-offset-last-v99", "3.5.9-agg-hdfs-offset-prev-v99"),
                recipe("offsets.none", ERROR, "3.5.9-agg-hdfs-offset-all-missing", "3.5.9-agg-hdfs-offset-last-missing"),
                recipe("offsets.planned-twice", WARNING, "3.5.9-agg-hdfs-offset-duplicate", "3.5.9-agg-hdfs-inflight"),
                recipe("offsets.previous.damaged", ERROR, "3.5.9-agg-hdfs-offset-prev-truncated", "3.5.9-agg-hdfs-offset-old-garbage"),
                recipe("offsets.previous.missing", ERROR, "3.5.9-agg-hdfs-offset-prev-missing", "3.5.9-agg-hdfs-offset-prev-truncated"),
                recipe("offsets.previous.version", ERROR, "4.1.3-agg-hdfs-offset-prev-v99", "4.1.3-agg-hdfs-offset-last-v99"),
                recipe("sidecar.left", ERROR, "3.5.9-agg-hdfs-commit-last-missing-sidecar-left", "3.5.9-agg-hdfs-commit-last-missing"),
                recipe("stray.checksum", INFO, "3.5.9-agg-hdfs-commit-last-missing-sidecar-left", "3.5.9-agg-hdfs-commit-last-missing"),
                recipe("stray.temporary", INFO, "3.5.9-agg-hdfs-temporary-leftovers", "3.5.9-agg-hdfs"),
                recipe("stray.unknown", INFO, "3.5.9-agg-hdfs-offset-stray-names", "3.5.9-agg-hdfs-temporary-leftovers"));
    }

    private static List<Proof> sources() {
        return List.of(
                recipe("offsets.backwards", ERROR, "4.1.3-agg-hdfs-offset-last-lower", "4.1.3-agg-hdfs-offset-duplicate"),
                recipe("offsets.forgotten", LOSS, "3.5.9-agg-hdfs-offset-last-dash", "3.5.9-agg-hdfs-offset-last-no-source"),
                recipe("offsets.source", ERROR, "4.1.1-kafka-agg-hdfs-offset-last-garbage", "4.1.1-kafka-agg-hdfs-offset-last-one-lower"),
                recipe("offsets.sources", ERROR, "3.5.9-agg-hdfs-offset-last-no-source", "3.5.9-agg-hdfs-offset-last-dash"),
                recipe("offsets.topics", ERROR, "4.1.1-kafka-agg-hdfs-offset-last-other-topic", "4.1.1-kafka-agg-hdfs-offset-last-too-high"),
                recipe("sources.file.batch-missing", ERROR, "3.5.9-agg-hdfs-source-last-missing", "3.5.9-agg-hdfs-source-last-truncated"),
                recipe("sources.file.behind", ERROR, "4.2.0-agg-hdfs-source-log-emptied-offset-dash", "4.2.0-agg-hdfs-source-log-emptied-offset-prev-dash"),
                recipe("sources.file.damaged", ERROR, "3.5.9-agg-hdfs-source-last-empty", "3.5.9-agg-hdfs-source-last-no-entry"),
                recipe("sources.file.empty", LOSS, "4.1.3-agg-hdfs-source-last-no-entry", "4.1.3-agg-hdfs-source-last-empty"),
                recipe("sources.file.missing", ERROR, "3.5.9-file-to-parquet-source-compact-missing", "3.5.9-file-to-parquet-source-compact-short"),
                recipe("sources.file.version", ERROR, "4.1.3-agg-hdfs-source-last-v99", "4.1.3-agg-hdfs-source-last-truncated"),
                recipe("sources.rate.damaged", ERROR, "4.1.3-rate-noop-start-garbage", "4.1.3-rate-noop-start-v99"),
                recipe("sources.rate.missing", ERROR, "4.1.3-rate-noop-start-missing", "4.1.3-rate-noop-start-garbage"),
                recipe("sources.rate.version", ERROR, "4.1.3-rate-noop-start-v99", "4.1.3-rate-noop-start-garbage"),
                made("sinklog.damaged", ERROR, "golden " + FILE_SINK + " whose newest log ends in the middle; whose oldest does",
                        sink(files -> files.text("_spark_metadata/6", text -> text.substring(0, text.length() / 2))),
                        sink(files -> files.text("_spark_metadata/0", text -> text.substring(0, text.length() / 2)))),
                made("sinklog.missing", ERROR, "golden " + FILE_SINK + " without its newest compaction; without the one before",
                        sink(files -> files.gone("_spark_metadata/5.compact")), sink(files -> files.gone("_spark_metadata/2.compact"))),
                made("sinklog.version", ERROR, "golden " + FILE_SINK + " with a newest log of version 99; an oldest",
                        sink(files -> files.text("_spark_metadata/6", text -> text.replaceFirst("v1", "v99"))),
                        sink(files -> files.text("_spark_metadata/0", text -> text.replaceFirst("v1", "v99")))));
    }

    private static List<Proof> state() {
        return List.of(
                made("damaged.not-needed", WARNING, "golden " + QUERY + " with another byte in a delta that a snapshot made needless; in the newest delta",
                        Edited.golden(QUERY, "checkpoint", Depth.ALL, files -> files.flip("state/0/0/1.delta", 40)),
                        Edited.golden(QUERY, "checkpoint", Depth.ALL, files -> files.flip(files.last("state/0/0/\\d.delta"), 40))),
                made("damaged.not-needed.more", INFO, "21 old offset logs that are garbage; 20", garbage(21), garbage(20)),
                recipe("state.absent", WARNING, "3.5.9-agg-hdfs-state-missing", "3.5.9-agg-hdfs-operator-missing"),
                recipe("state.changelog.damaged", ERROR, "4.0.4-agg-rocksdb-cl-changelog-empty", "4.0.4-agg-rocksdb-cl-changelog-missing"),
                recipe("state.changelog.lineage", ERROR, "4.0.4-agg-rocksdb-cl-v2-changelog-truncated", "4.0.4-agg-rocksdb-cl-v2-changelog-missing"),
                recipe("state.checksum", ERROR, "4.1.3-agg-hdfs-delta-flipped", "4.1.3-agg-hdfs-delta-flipped-no-checksum"),
                recipe("state.checksum.damaged", ERROR, "4.1.3-agg-hdfs-checksum-garbage", "4.1.3-agg-hdfs-sidecar-garbage"),
                recipe("state.codec", ERROR, "4.1.3-agg-hdfs-offset-last-codec-unknown", "4.1.3-agg-hdfs-zstd"),
                recipe("state.delta.damaged", ERROR, "3.5.9-agg-hdfs-delta-empty", "3.5.9-agg-hdfs-delta-old-missing"),
                recipe("state.file.missing", ERROR, "3.5.9-agg-hdfs-delta-missing", "3.5.9-agg-hdfs-delta-old-missing"),
                recipe("state.hadoop-checksum", ERROR, "3.5.9-agg-rocksdb-zip-sidecar-stale", "3.5.9-agg-rocksdb-zip-truncated"),
                recipe("state.ids", ERROR, "4.0.4-agg-rocksdb-cl-v2-commit-last-as-v1", "4.0.4-agg-rocksdb-cl-v2-changelog-missing"),
                recipe("state.maintenance", WARNING, "3.5.9-agg-hdfs-snapshot-stray-name", "3.5.9-agg-rocksdb-zip-stray-name"),
                recipe("state.missing", ERROR, "3.5.9-agg-hdfs-operator-missing", "3.5.9-agg-hdfs-state-missing"),
                made("state.missing.more", INFO, "21 stores whose only delta is empty; 20", emptyStores(21), emptyStores(20)),
                recipe("state.name", ERROR, "4.2.0-agg-hdfs-snapshot-stray-name", "4.1.3-agg-hdfs-snapshot-stray-name"),
                made("state.placement", LOSS, "golden " + QUERY + " with the folders of its two partitions exchanged; with those of one store's deltas gone and a snapshot left",
                        Edited.golden(QUERY, JudgingProofs::exchanged), Edited.golden(QUERY, files -> files.gone("state/0/0/2.delta"))),
                recipe("state.rocksdb.current", LOSS, "3.5.9-agg-rocksdb-zip-no-current", "4.1.3-agg-rocksdb-zip-no-current"),
                recipe("state.rocksdb.file-missing", ERROR, "3.5.9-agg-rocksdb-sst-missing", "3.5.9-agg-rocksdb-sst-truncated"),
                recipe("state.rocksdb.file-size", ERROR, "3.5.9-agg-rocksdb-sst-truncated", "3.5.9-agg-rocksdb-sst-missing"),
                recipe("state.rocksdb.snapshot", ERROR, "3.5.9-agg-rocksdb-cl-zip-truncated", "3.5.9-agg-rocksdb-cl-zip-missing"),
                recipe("state.rocksdb.sst", ERROR, "4.1.3-agg-rocksdb-sst-footer-flipped", "4.1.3-agg-rocksdb-sst-padding-flipped"),
                recipe("state.row.first", ERROR, "4.2.0-agg-hdfs-deltas-first-key-broken", "4.2.0-agg-hdfs-snapshot-second-value-broken"),
                recipe("state.schema.damaged", ERROR, "3.5.9-agg-hdfs-schema-empty", "3.5.9-agg-hdfs-schema-missing"),
                recipe("state.schema.missing", ERROR, "4.0.4-tws-basic-schema-missing", "4.0.4-agg-hdfs-schema-missing"),
                recipe("state.schema.version", ERROR, "4.1.3-agg-hdfs-schema-v99", "4.1.3-agg-hdfs-schema-truncated"),
                recipe("state.snapshot.damaged", ERROR, "3.5.9-agg-hdfs-snapshot-truncated", "3.5.9-agg-hdfs-snapshot-missing"),
                recipe("state.store.missing", ERROR, "3.5.9-agg-hdfs-partition-missing", "3.5.9-agg-hdfs-operator-missing"));
    }

    private static List<Proof> operators() {
        return List.of(
                recipe("operator.metadata.damaged", ERROR, "4.0.4-tws-basic-operator-metadata-empty", "4.1.3-tws-basic-operator-metadata-v99"),
                recipe("operator.metadata.missing", ERROR, "4.0.4-tws-basic-operator-metadata-missing", "4.0.4-agg-hdfs-operator-metadata-missing"),
                recipe("operator.metadata.version", ERROR, "4.1.3-tws-basic-operator-metadata-v99", "4.1.3-tws-basic-operator-metadata-empty"),
                recipe("operator.missing", ERROR, "4.1.3-chain-hdfs-operator-first-missing", "4.1.3-chain-hdfs"),
                recipe("operator.other", ERROR, "4.0.4-agg-hdfs-operator-metadata-other", "4.0.4-agg-hdfs-operator-metadata-empty"));
    }

    private static List<Proof> applications() {
        return List.of(
                recipe("dstream.blocks.in-memory", WARNING, "3.5.6-ds-mapwithstate", "3.5.6-ds-wal"),
                made("dstream.checkpoint.slow", INFO, "golden " + UPDATE + " with files 2.5 s after the begin of batches of 1 s; 1.5 s", TimedApplication.written(2_500), TimedApplication.written(1_500)),
                made("dstream.error", ERROR, "golden " + UPDATE + " whose newest file has an array of two thousand million elements; is garbage",
                        Edited.golden(UPDATE, files -> files.inside(newest(files), stream -> Edited.claimingMuch(stream, "[Lscala.Tuple2;"))),
                        Edited.golden(UPDATE, files -> files.write(newest(files), "garbage"))),
                recipe("dstream.input-files", INFO, PLAIN, "3.5.6-ds-wal"),
                made("dstream.lag", WARNING, "golden " + UPDATE + " with batches of 2.5 s that have 1 s; of 0.7 s", TimedApplication.late(2_500), TimedApplication.written(101)),
                recipe("dstream.name", ERROR, "3.5.6-ds-update-stray-name", "3.5.6-ds-update-stray-backup"),
                recipe("dstream.none", LOSS, "3.5.6-ds-update-all-missing", "3.5.6-ds-update-newest-missing"),
                recipe("dstream.passed-over", LOSS, "3.5.6-ds-update-newest-empty", "3.5.6-ds-update-newest-missing"),
                made("dstream.rdd.class", LOSS, "golden " + PLAIN + " with another name for a field in its state; with another serialVersionUID",
                        Edited.golden(PLAIN, files -> files.renamed(part(files), "value", "valve")),
                        Edited.golden(PLAIN, files -> files.bytes(part(files), JudgingProofs::otherUid))),
                recipe("dstream.rdd.damaged", ERROR, "4.1.0-ds-update-rdd-part-truncated", "3.5.6-ds-update-rdd-part-truncated"),
                recipe("dstream.rdd.hole", ERROR, "3.5.6-ds-update-rdd-part-missing", UPDATE),
                made("dstream.rdd.kryo", INFO, "golden " + PLAIN + " with state that Kryo wrote, of a class of its own; of texts and numbers", kryo(KRYO_DATE), kryo(KRYO)),
                recipe("dstream.rdd.missing", ERROR, "3.5.6-ds-update-rdd-missing", "3.5.6-ds-update-rdd-part-missing"),
                made("dstream.rdd.name", ERROR, "golden " + UPDATE + " with a file part-copy among the parts of its state; copy-of-part",
                        Edited.golden(UPDATE, files -> files.write(rdd(files) + "/part-copy", "")), Edited.golden(UPDATE, files -> files.write(rdd(files) + "/copy-of-part", ""))),
                made("dstream.rdd.partitioner", WARNING, "golden " + UPDATE + " whose partitioner is garbage; is gone",
                        Edited.golden(UPDATE, files -> files.write(rdd(files) + "/_partitioner", "garbage")), Edited.golden(UPDATE, files -> files.gone(rdd(files) + "/_partitioner"))),
                made("dstream.rdd.partitions", LOSS, "golden " + UPDATE + " without the last part of its state and its partitioner; without the partitioner",
                        Edited.golden(UPDATE, files -> files.gone(rdd(files) + "/part-00001", rdd(files) + "/_partitioner")),
                        Edited.golden(UPDATE, files -> files.gone(rdd(files) + "/_partitioner"))),
                made("dstream.rdd.skew", INFO, "golden " + UPDATE + " with 8 MiB in one of four partitions; in each", TimedApplication.parts(8, 0), TimedApplication.parts(8, 8)),
                recipe("dstream.rdd.truncated", LOSS, "3.5.6-ds-update-rdd-part-truncated", "4.1.0-ds-update-rdd-part-truncated"),
                recipe("dstream.removed", LOSS, "3.5.6-ds-update-newest-missing", "3.5.6-ds-update-newest-empty"),
                recipe("dstream.renamed", WARNING, "3.5.6-ds-update-stray-backup", "3.5.6-ds-update-temp-left"),
                recipe("dstream.unreadable", ERROR, "3.5.6-ds-update-all-corrupt", "3.5.6-ds-update-newest-truncated"),
                made("dstream.wal.damaged", ERROR, "golden " + WAL + " with another byte in a record of the driver's log; with a record cut off",
                        Edited.golden(WAL, files -> files.flip(blockLog(files), 5)), Edited.golden(WAL, files -> files.bytes(blockLog(files), log -> cut(log, -3)))),
                recipe("dstream.wal.data", ERROR, "3.5.6-ds-wal-received-data-missing", "3.5.6-ds-wal-received-metadata-missing"),
                recipe("dstream.wal.missing", LOSS, "3.5.6-ds-wal-received-metadata-missing", "3.5.6-ds-wal-received-data-missing"),
                made("dstream.wal.torn", LOSS, "golden " + WAL + " whose older log ends inside its first record; behind it",
                        Edited.golden(WAL, files -> files.bytes(blockLog(files), log -> cut(log, -3))), Edited.golden(WAL, files -> files.bytes(blockLog(files), log -> cut(log, 0)))));
    }

    private static List<Proof> stores() {
        return List.of(
                made("permission.list", WARNING, "golden " + QUERY + " in a store that does not list its commits; that lists all",
                        troubled(store -> store.hides("commits")), troubled(store -> store)),
                made("permission.read", WARNING, "golden " + QUERY + " in a store that denies the newest commit; an older one",
                        troubled(store -> store.fails("commits/6", StorageException.Kind.DENIED)), troubled(store -> store.fails("commits/2", StorageException.Kind.DENIED))),
                made("storage.archived", WARNING, "golden " + QUERY + " with its newest commit in an archive; with an older one",
                        troubled(store -> store.fails("commits/6", StorageException.Kind.ARCHIVED)), troubled(store -> store.fails("commits/2", StorageException.Kind.ARCHIVED))),
                made("storage.blocks", WARNING, "golden " + QUERY + " in a store that has lost blocks of a delta; that has none lost",
                        troubled(store -> store.knows("state/0/0/7.delta", StoredHealth.Kind.BYTES_LOST)), troubled(store -> store)),
                made("storage.open", WARNING, "golden " + QUERY + " whose newest commit was never closed; whose oldest was not",
                        troubled(store -> store.knows("commits/6", StoredHealth.Kind.OPEN_FOR_WRITING)), troubled(store -> store.knows("commits/0", StoredHealth.Kind.OPEN_FOR_WRITING))),
                made("storage.read", WARNING, "golden " + QUERY + " in a store that breaks off at the newest commit; at an older one",
                        troubled(store -> store.fails("commits/6", StorageException.Kind.UNAVAILABLE)), troubled(store -> store.fails("commits/2", StorageException.Kind.UNAVAILABLE))));
    }

    private static Proof made(String rule, Severity severity, String words, Made fires, Made nearMiss) {
        return new Proof(rule, severity, words, fires, nearMiss);
    }

    private static Proof recipe(String rule, Severity severity, String fires, String nearMiss) {
        return made(rule, severity, named(fires) + "; " + named(nearMiss), real(fires), real(nearMiss));
    }

    private static String named(String id) {
        return (isGolden(id) ? "golden " : "recipe ") + id;
    }

    private static boolean isGolden(String id) {
        return GoldenCheckpoints.ids().contains(id);
    }

    private static Made real(String id) {
        return isGolden(id) ? Proofs.golden(id) : Proofs.damaged(id);
    }

    private static Made sink(Edited.Edit edit) {
        return Edited.golden(FILE_SINK, "sink", Depth.DEEP, edit);
    }

    /** Real files in a store that is in trouble. */
    @FunctionalInterface
    private interface Trouble {
        TroubledStorage in(TroubledStorage store);
    }

    private static Made troubled(Trouble trouble) {
        return folder -> {
            GoldenCheckpoints.unpack(QUERY, folder);
            return trouble.in(new TroubledStorage(folder.resolve("checkpoint"))).findings();
        };
    }

    private static Made garbage(int logs) {
        return folder -> {
            MadeQuery query = new MadeQuery(folder).batches(logs + 5, 1_000, 10);
            for (int id = 0; id < logs; id++) {
                query.file("offsets/" + id, "garbage", MadeQuery.START_MS);
            }
            return Diagnose.folder(folder, Depth.ALL).findings();
        };
    }

    private static Made emptyStores(int stores) {
        return folder -> {
            MadeQuery query = new MadeQuery(folder).conf("spark.sql.shuffle.partitions", String.valueOf(stores)).batches(1, 1_000, 10);
            for (int partition = 0; partition < stores; partition++) {
                query.file("state/0/" + partition + "/1.delta", "", MadeQuery.START_MS);
            }
            return Diagnose.folder(folder, Depth.DEEP).findings();
        };
    }

    /** The schema stays with partition 0, as a person who exchanges the data by hand would leave it. */
    private static void exchanged(Edited files) throws IOException {
        Files.move(files.at("state/0/0"), files.at("state/0/x"));
        Files.move(files.at("state/0/1"), files.at("state/0/0"));
        Files.move(files.at("state/0/x"), files.at("state/0/1"));
        Files.move(files.at("state/0/1/_metadata"), files.at("state/0/0/_metadata"));
    }

    private static String newest(Edited files) throws IOException {
        return files.last("checkpoint-\\d+");
    }

    /** The newest checkpointed RDD. */
    private static String rdd(Edited files) throws IOException {
        return files.last("[0-9a-f-]{36}/rdd-\\d+");
    }

    private static String part(Edited files) throws IOException {
        return rdd(files) + "/part-00000";
    }

    private static byte[] otherUid(byte[] part) {
        part[MadeApplication.indexOf(part, MadeApplication.counted("java.lang.Integer")) + "java.lang.Integer".length() + Short.BYTES] ^= 1;
        return part;
    }

    private static Made kryo(String records) {
        return Edited.golden(PLAIN, files -> {
            for (String file : files.all("checkpoint-\\d+(\\.bk)?")) {
                files.inside(file, stream -> MadeApplication.replaced(
                        MadeApplication.replaced(stream, MadeApplication.counted("spark.app.name"), MadeApplication.counted("spark.serializer")),
                        MadeApplication.counted("word-count"), MadeApplication.counted("org.apache.spark.serializer.KryoSerializer")));
            }
            for (String part : files.all("[0-9a-f-]{36}/rdd-\\d+/part-\\d+")) {
                files.write(part, HexFormat.of().parseHex(records));
            }
        });
    }

    private static String blockLog(Edited files) throws IOException {
        return files.all("receivedBlockMetadata/log-.*").get(0);
    }

    /** A write-ahead log up to some bytes behind its first record. */
    private static byte[] cut(byte[] log, int more) {
        return Arrays.copyOf(log, Integer.BYTES + ByteBuffer.wrap(log).getInt() + more);
    }
}
