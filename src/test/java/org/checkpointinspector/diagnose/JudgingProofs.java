package org.checkpointinspector.diagnose;

import java.util.Map;
import java.util.TreeMap;

/** Where each rule that judges is proven. */
final class JudgingProofs {

    /** A golden checkpoint, or a recipe that real Spark judged, on which the rule speaks. */
    static final Map<String, String> BY_RULE = new TreeMap<>();

    /** Rules that no recipe shows, and what shows them. */
    static final Map<String, String> ELSEWHERE = new TreeMap<>();

    static {
        BY_RULE.put("commits.ahead", "3.5.9-agg-hdfs-commit-ahead");
        BY_RULE.put("commits.newest.damaged", "3.5.9-agg-hdfs-commit-last-empty");
        BY_RULE.put("commits.newest.version", "3.5.9-agg-hdfs-commit-last-v99");
        BY_RULE.put("commits.none", "3.5.9-agg-hdfs-commit-all-missing");
        BY_RULE.put("commits.repeat", "3.5.9-agg-hdfs-commit-last-missing-sidecar-left");
        BY_RULE.put("dstream.blocks.in-memory", "3.5.6-ds-mapwithstate");
        BY_RULE.put("dstream.input-files", "3.5.6-ds-update-newest-empty");
        BY_RULE.put("dstream.name", "3.5.6-ds-update-stray-name");
        BY_RULE.put("dstream.none", "3.5.6-ds-update-all-missing");
        BY_RULE.put("dstream.passed-over", "3.5.6-ds-update-newest-empty");
        BY_RULE.put("dstream.rdd.damaged", "4.1.0-ds-update-rdd-part-truncated");
        BY_RULE.put("dstream.rdd.hole", "3.5.6-ds-update-rdd-part-missing");
        BY_RULE.put("dstream.rdd.missing", "3.5.6-ds-update-rdd-missing");
        BY_RULE.put("dstream.rdd.truncated", "3.5.6-ds-update-rdd-part-truncated");
        BY_RULE.put("dstream.removed", "3.5.6-ds-update-newest-missing");
        BY_RULE.put("dstream.renamed", "3.5.6-ds-update-stray-backup");
        BY_RULE.put("dstream.unreadable", "3.5.6-ds-update-all-corrupt");
        BY_RULE.put("dstream.wal.data", "3.5.6-ds-wal-received-data-missing");
        BY_RULE.put("dstream.wal.missing", "3.5.6-ds-wal-received-metadata-missing");
        BY_RULE.put("edited", "3.5.9-agg-hdfs-metadata-empty");
        BY_RULE.put("edited.checksum", "3.5.9-agg-hdfs-commit-last-v99");
        BY_RULE.put("metadata.damaged", "3.5.9-agg-hdfs-metadata-empty");
        BY_RULE.put("metadata.missing", "4.2.0-agg-hdfs-metadata-missing-sidecar-left");
        BY_RULE.put("offsets.forgotten", "3.5.9-agg-hdfs-offset-last-dash");
        BY_RULE.put("offsets.name", "3.5.9-agg-hdfs-offset-zero-padded");
        BY_RULE.put("offsets.newest.damaged", "3.5.9-agg-hdfs-offset-last-empty");
        BY_RULE.put("offsets.newest.version", "3.5.9-agg-hdfs-offset-last-v99");
        BY_RULE.put("offsets.none", "3.5.9-agg-hdfs-offset-all-missing");
        BY_RULE.put("offsets.planned-twice", "3.5.9-agg-hdfs-offset-duplicate");
        BY_RULE.put("offsets.previous.damaged", "3.5.9-agg-hdfs-offset-prev-truncated");
        BY_RULE.put("offsets.previous.missing", "3.5.9-agg-hdfs-offset-prev-missing");
        BY_RULE.put("offsets.source", "4.1.1-kafka-agg-hdfs-offset-last-garbage");
        BY_RULE.put("offsets.sources", "3.5.9-agg-hdfs-offset-last-no-source");
        BY_RULE.put("offsets.topics", "4.1.1-kafka-agg-hdfs-offset-last-other-topic");
        BY_RULE.put("operator.metadata.damaged", "4.0.4-tws-basic-operator-metadata-empty");
        BY_RULE.put("operator.metadata.missing", "4.0.4-tws-basic-operator-metadata-missing");
        BY_RULE.put("operator.other", "4.0.4-agg-hdfs-operator-metadata-other");
        BY_RULE.put("sidecar.left", "3.5.9-agg-hdfs-commit-last-missing-sidecar-left");
        BY_RULE.put("sources.file.batch-missing", "3.5.9-agg-hdfs-source-last-missing");
        BY_RULE.put("sources.file.behind", "4.2.0-agg-hdfs-source-log-emptied-offset-dash");
        BY_RULE.put("sources.file.damaged", "3.5.9-agg-hdfs-source-last-empty");
        BY_RULE.put("sources.file.missing", "3.5.9-file-to-parquet-source-compact-missing");
        BY_RULE.put("state.absent", "3.5.9-agg-hdfs-state-missing");
        BY_RULE.put("state.changelog.damaged", "4.0.4-agg-rocksdb-cl-changelog-empty");
        BY_RULE.put("state.changelog.lineage", "4.0.4-agg-rocksdb-cl-v2-changelog-truncated");
        BY_RULE.put("state.checksum", "4.1.3-agg-hdfs-delta-empty");
        BY_RULE.put("state.checksum.damaged", "4.1.3-agg-hdfs-checksum-garbage");
        BY_RULE.put("state.delta.damaged", "3.5.9-agg-hdfs-delta-empty");
        BY_RULE.put("state.file.missing", "3.5.9-agg-hdfs-delta-missing");
        BY_RULE.put("state.hadoop-checksum", "3.5.9-agg-rocksdb-zip-sidecar-stale");
        BY_RULE.put("state.ids", "4.0.4-agg-rocksdb-cl-v2-commit-last-as-v1");
        BY_RULE.put("state.maintenance", "3.5.9-agg-hdfs-snapshot-stray-name");
        BY_RULE.put("state.missing", "3.5.9-agg-hdfs-operator-missing");
        BY_RULE.put("state.name", "4.2.0-agg-hdfs-snapshot-stray-name");
        BY_RULE.put("state.rocksdb.current", "3.5.9-agg-rocksdb-zip-current-missing");
        BY_RULE.put("state.rocksdb.file-missing", "3.5.9-agg-rocksdb-sst-missing");
        BY_RULE.put("state.rocksdb.file-size", "3.5.9-agg-rocksdb-sst-truncated");
        BY_RULE.put("state.rocksdb.snapshot", "3.5.9-agg-rocksdb-cl-zip-truncated");
        BY_RULE.put("state.row.first", "4.2.0-agg-hdfs-deltas-first-key-broken");
        BY_RULE.put("state.schema.damaged", "3.5.9-agg-hdfs-schema-empty");
        BY_RULE.put("state.schema.missing", "4.0.4-tws-basic-schema-missing");
        BY_RULE.put("state.snapshot.damaged", "3.5.9-agg-hdfs-snapshot-truncated");
        BY_RULE.put("state.store.missing", "3.5.9-agg-hdfs-offset-shuffle-partitions");
        BY_RULE.put("stray.checksum", "3.5.9-agg-hdfs-commit-last-missing-sidecar-left");
        BY_RULE.put("stray.temporary", "3.5.6-ds-update-temp-left");
        BY_RULE.put("stray.unknown", "3.5.9-agg-hdfs-offset-stray-names");
        ELSEWHERE.put("dstream.checkpoint.slow", "test TimingFactsTest");
        ELSEWHERE.put("dstream.interval", "test TimingFactsTest");
        ELSEWHERE.put("dstream.lag", "test TimingFactsTest");
        ELSEWHERE.put("dstream.rdd.skew", "test TimingFactsTest");
        ELSEWHERE.put("storage.archived", "test GoldenOnStoresTest");
        ELSEWHERE.put("storage.blocks", "test GoldenOnStoresTest");
        ELSEWHERE.put("storage.open", "test GoldenOnStoresTest");
        ELSEWHERE.put("commits.behind", "none yet");
        ELSEWHERE.put("conf.invalid", "none yet");
        ELSEWHERE.put("damaged.not-needed", "test StateVerificationTest");
        ELSEWHERE.put("damaged.not-needed.more", "none yet");
        ELSEWHERE.put("dstream.error", "none yet");
        ELSEWHERE.put("dstream.rdd.class", "none yet");
        ELSEWHERE.put("dstream.rdd.kryo", "none yet");
        ELSEWHERE.put("dstream.rdd.name", "none yet");
        ELSEWHERE.put("dstream.rdd.partitioner", "none yet");
        ELSEWHERE.put("dstream.rdd.partitions", "none yet");
        ELSEWHERE.put("dstream.wal.damaged", "none yet");
        ELSEWHERE.put("dstream.wal.torn", "none yet");
        ELSEWHERE.put("offsets.backwards", "none yet");
        ELSEWHERE.put("offsets.previous.version", "none yet");
        ELSEWHERE.put("operator.metadata.version", "none yet");
        ELSEWHERE.put("operator.missing", "none yet");
        ELSEWHERE.put("permission.list", "none yet");
        ELSEWHERE.put("permission.read", "none yet");
        ELSEWHERE.put("sinklog.damaged", "none yet");
        ELSEWHERE.put("sinklog.missing", "none yet");
        ELSEWHERE.put("sinklog.version", "none yet");
        ELSEWHERE.put("sources.file.empty", "none yet");
        ELSEWHERE.put("sources.file.version", "none yet");
        ELSEWHERE.put("sources.rate.damaged", "none yet");
        ELSEWHERE.put("sources.rate.version", "none yet");
        ELSEWHERE.put("state.codec", "none yet");
        ELSEWHERE.put("state.missing.more", "none yet");
        ELSEWHERE.put("state.placement", "test StatePlacementTest");
        ELSEWHERE.put("state.placement.unread", "none yet");
        ELSEWHERE.put("state.rocksdb.sst", "none yet");
        ELSEWHERE.put("state.schema.version", "none yet");
        ELSEWHERE.put("state.unread", "none yet");
        ELSEWHERE.put("storage.read", "none yet");
    }

    private JudgingProofs() {}
}
