package org.checkpointinspector.inspect.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.Role;

/** The files that the first batch loads as state: whether they are there, and whether what is read of them is sound. */
final class StateLoadRule implements RestartRule {

    /** More stores than this are not reported one by one. */
    private static final int REPORTED = 20;

    private static final Pattern MAINTAINED = Pattern.compile("[^.]+\\.[^.]+");

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        long version = evidence.restart().stateVersion();
        if (version == 0 || evidence.state().operators().isEmpty()) {
            return;
        }
        StateStores.Provider provider = evidence.provider();
        if (provider == StateStores.Provider.UNKNOWN) {
            judge.unknown("the state is kept by a provider that is no part of Spark");
            return;
        }
        boolean uniqueIds = evidence.hasUniqueIds();
        if (uniqueIds && !checkIds(evidence, judge)) {
            return;
        }
        if (!checkCodec(evidence, judge)) {
            return;
        }
        StateVerification verification = new StateVerification(evidence, judge);
        List<StateStores.Store> stores = StateStores.needed(evidence);
        verification.readAhead(stores, version);
        int broken = 0;
        int repaired = 0;
        for (StateStores.Store store : stores) {
            StoreLoad load = new StoreLoad(evidence, store, judge.spark());
            checkStrays(load, version, judge);
            StateLoading loading = verification.load(load, version);
            if (loading.failure().isPresent() && broken++ < REPORTED) {
                loading.failure().get().report(judge);
            }
            if (loading.repaired().isPresent() && repaired++ < REPORTED) {
                loading.repaired().get().warn(judge, "Spark " + judge.spark() + " does without it and loads an older snapshot and more changes.");
            }
        }
        if (broken > REPORTED) {
            judge.info("state.missing.more", "state").says((broken - REPORTED) + " more stores do not load.").add();
        }
    }

    /** The frozen name of the codec must be one that Spark can make: without it nothing can be read ({@code CompressionCodec.createCodec}). */
    private static boolean checkCodec(QueryEvidence evidence, Judge judge) {
        StateSettings settings = StateSettings.of(evidence, judge);
        boolean compressed = evidence.provider() == StateStores.Provider.HDFS_BACKED || StateStores.hasChangelogs(evidence.state());
        if (settings.codec() != null || !compressed) {
            return true;
        }
        if (settings.codecName().contains(".")) {
            judge.unknown("the state is compressed by " + settings.codecName() + ", which is no part of Spark");
            return false;
        }
        String message = "The codec " + settings.codecName() + " is not available.";
        judge.error("state.codec", "offsets/" + evidence.restart().newestOffset())
                .says("The state codec is frozen as '" + settings.codecName() + "', which Spark does not know.")
                .remedy("Correct spark.sql.streaming.stateStore.compression.codec in the newest offset log, in a copy first: " + Arrays.toString(Codec.values()) + ".")
                .raises(noCodec(judge.spark(), message))
                .add();
        return false;
    }

    private static SparkError noCodec(SparkVersion spark, String message) {
        return spark.atLeast(3, 4)
                ? SparkErrors.fromStream("CODEC_NOT_AVAILABLE" + (spark.atLeast(4, 0) ? ".WITH_CONF_SUGGESTION" : ""), message, "org.apache.spark.SparkIllegalArgumentException")
                : SparkErrors.fromStream(null, message, "java.lang.IllegalArgumentException");
    }

    /** With unique ids the newest commit must name them: without it Spark takes the names for plain versions and cannot parse them. */
    private static boolean checkIds(QueryEvidence evidence, Judge judge) {
        Optional<CommitLog> commit = evidence.commit(evidence.restart().stateVersion() - 1).flatMap(Read::value);
        if (commit.map(CommitLog::stateUniqueIds).isPresent()) {
            return true;
        }
        if (evidence.newestCommit().isPresent() && evidence.newestCommit().flatMap(Read::value).isEmpty()) {
            return false;
        }
        String stray = evidence.restart().stateVersion() + "_<uuid>";
        judge.error("state.ids", "commits")
                .says("The state files carry unique ids, and no commit that can be read names the ids of version " + evidence.restart().stateVersion() + ".")
                .remedy("Restore commits/" + (evidence.restart().stateVersion() - 1) + " from a backup.")
                .raises(StateErrors.unreadable(judge.spark(), null, "For input string: \"" + stray + "\"", "java.lang.NumberFormatException"))
                .add();
        return false;
    }

    /**
     * Names that Spark cannot parse. While looking for a base it reads every snapshot's or zip's name as a number: 4.2 always, before only RocksDB where the zip of the very version
     * is missing. In an HDFS-backed store any {@code x.y} stops the maintenance of that partition for good ({@code fetchFiles}).
     */
    private static void checkStrays(StoreLoad load, long version, Judge judge) {
        List<String> strays = load.files().strays();
        if (strays.isEmpty() || load.hasUniqueIds()) {
            return;
        }
        StateStores.Store store = load.store();
        boolean hdfs = load.isHdfsBacked();
        String suffix = hdfs ? ".snapshot" : ".zip";
        boolean listed = judge.spark().atLeast(4, 2)
                || (!hdfs && judge.spark().atLeast(3, 5) && !load.files().of(Role.STATE_ROCKSDB_SNAPSHOT).containsKey(version));
        Optional<String> fatal = strays.stream().filter(name -> listed && name.endsWith(suffix) && !name.startsWith(".")).findFirst();
        fatal.ifPresent(name -> judge.error("state.name", store.path() + "/" + name)
                .says("Spark reads every name that ends with " + suffix + " as a number, and " + name + " is none.")
                .remedy("Set the file aside.")
                .raises(StateErrors.unreadable(
                        judge.spark(),
                        null,
                        "For input string: \"" + name.substring(0, name.length() - suffix.length()) + "\"",
                        "java.lang.NumberFormatException"))
                .add());
        if (hdfs) {
            strays.stream().filter(name -> !name.startsWith(".") && MAINTAINED.matcher(name).matches()).findFirst().ifPresent(name -> judge.warning(
                            "state.maintenance", store.path() + "/" + name)
                    .says("Spark's maintenance cannot parse the name " + name + ": in this partition no snapshot is made and nothing is cleaned up any more.")
                    .remedy("Set the file aside.")
                    .add());
        }
    }
}
