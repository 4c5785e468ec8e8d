package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.FileEntry;

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
        int broken = 0;
        for (StateStores.Store store : StateStores.needed(evidence)) {
            StoreFiles files = new StoreFiles(store.folder());
            StateChain chain = chain(evidence, store, files, version, judge.spark());
            boolean whole = checkMissing(store, chain, judge, broken < REPORTED) & checkStrays(store, files, provider, uniqueIds, version, judge);
            if (whole) {
                new StateFileChecks(evidence, store, uniqueIds, judge).check(chain);
            } else {
                broken++;
            }
        }
        if (broken > REPORTED) {
            judge.info("state.missing.more", "state").says((broken - REPORTED) + " more stores lack files in the same way.").add();
        }
    }

    /** The files of a store at a version, as far as their names tell. */
    static StateChain chain(QueryEvidence evidence, StateStores.Store store, long version, SparkVersion spark) {
        return chain(evidence, store, new StoreFiles(store.folder()), version, spark);
    }

    private static StateChain chain(QueryEvidence evidence, StateStores.Store store, StoreFiles files, long version, SparkVersion spark) {
        if (evidence.provider() == StateStores.Provider.HDFS_BACKED) {
            return StateChains.hdfsBacked(files, version);
        }
        return evidence.hasUniqueIds()
                ? StateChains.withUniqueIds(evidence, store, files, version)
                : StateChains.rocksDb(files, version, spark);
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

    private static boolean checkMissing(StateStores.Store store, StateChain chain, Judge judge, boolean report) {
        if (chain.missing().isEmpty()) {
            return true;
        }
        String name = chain.missing().get();
        String path = store.path() + "/" + name;
        if (report) {
            judge.error(store.folder().isEmpty() ? "state.store.missing" : "state.file.missing", path)
                    .says((store.folder().isEmpty() ? "The folder " + store.path() + " is missing: " : "")
                            + "the first batch loads operator " + store.operator() + ", partition " + store.partition() + ", store " + store.name()
                            + ", and " + name + " is not there.")
                    .proof("base", chain.base().map(FileEntry::name).orElse("none, the chain must begin at version 1"))
                    .proof("files present above the base", chain.increments().size())
                    .remedy("Restore the file from a backup, the trash or an older object version; else roll back to a batch whose state is complete.")
                    .raises(switch (name.substring(name.lastIndexOf('.'))) {
                        case ".delta" -> StateErrors.deltaMissing(judge.spark(), path);
                        case ".zip" -> StateErrors.fileMissing(judge.spark(), path);
                        default -> StateErrors.changelogMissing(judge.spark(), path);
                    })
                    .add();
        }
        return false;
    }

    /**
     * Names that Spark cannot parse. While looking for a base it reads every snapshot's or zip's name as a number: 4.2 always, before only RocksDB where the zip of the very version
     * is missing. In an HDFS-backed store any {@code x.y} stops the maintenance of that partition for good ({@code fetchFiles}).
     */
    private static boolean checkStrays(
            StateStores.Store store, StoreFiles files, StateStores.Provider provider, boolean uniqueIds, long version, Judge judge) {
        List<String> strays = files.strays();
        if (strays.isEmpty() || uniqueIds) {
            return true;
        }
        boolean hdfs = provider == StateStores.Provider.HDFS_BACKED;
        String suffix = hdfs ? ".snapshot" : ".zip";
        boolean listed = judge.spark().atLeast(4, 2)
                || (!hdfs && judge.spark().atLeast(3, 5) && !files.of(Role.STATE_ROCKSDB_SNAPSHOT).containsKey(version));
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
        return fatal.isEmpty();
    }
}
