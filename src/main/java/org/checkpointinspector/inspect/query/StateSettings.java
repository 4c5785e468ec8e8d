package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.inspect.Judge;
import org.jspecify.annotations.Nullable;

/**
 * The settings that decide how state is read: frozen in the newest offset log, else given for the launch, else Spark's defaults.
 *
 * @param codecName as configured; lz4 where nothing is (before 3.1 nothing else was possible)
 * @param codec null for a name that is none of Spark's
 * @param rowChecksums whether rows carry checksums (4.2)
 * @param repairsSnapshots whether a broken snapshot is replaced by an older one and more changes (4.2)
 * @param replayable how many files of changes at most such a repair may replay
 */
record StateSettings(String codecName, @Nullable Codec codec, boolean rowChecksums, boolean repairsSnapshots, long replayable) {

    private static final String STATE_STORE = "spark.sql.streaming.stateStore.";
    private static final long DEFAULT_REPLAYABLE = 500;

    static StateSettings of(QueryEvidence evidence, Judge judge) {
        String codec = setting(evidence, judge, "compression.codec").orElse(Codec.LZ4.sparkName());
        return new StateSettings(
                codec,
                Codec.ofConf(codec).orElse(null),
                setting(evidence, judge, "rowChecksum.enabled").map(Boolean::parseBoolean).orElse(false),
                judge.spark().atLeast(4, 2) && setting(evidence, judge, "autoSnapshotRepair.enabled").map(Boolean::parseBoolean).orElse(true),
                setting(evidence, judge, "autoSnapshotRepair.maxChangeFileReplay").filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong)
                        .orElse(DEFAULT_REPLAYABLE));
    }

    private static Optional<String> setting(QueryEvidence evidence, Judge judge, String name) {
        return Optional.ofNullable(evidence.conf().get(STATE_STORE + name)).or(() -> judge.launchConf(STATE_STORE + name));
    }
}
