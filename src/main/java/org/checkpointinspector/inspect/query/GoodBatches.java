package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateFileName;
import org.jspecify.annotations.Nullable;

/**
 * The newest batch to which the logs could be rolled back so that Spark restarts: committed, its offset log, the one before and its commit log whole, and every store
 * loadable at the version that comes after it. Its offset log names a position for every source that had one: without it Spark would read the source anew.
 * Where Spark stumbles over something that no rolling back mends (the query's id, a source's log, a schema), there is none.
 */
final class GoodBatches {

    private final QueryEvidence evidence;
    private final Judge judge;
    private final Set<String> refused;

    private GoodBatches(QueryEvidence evidence, Judge judge, Set<String> refused) {
        this.evidence = evidence;
        this.judge = judge;
        this.refused = refused;
    }

    /**
     * Walks back from the newest commit; reads what older versions need only where newer ones are not whole.
     *
     * @param judged what Spark refuses at the newest batch
     * @param scratch a judge of its own: what the walk finds is no finding
     * @return null where no batch is proven good, and where state is not read at all
     */
    static @Nullable Long newest(QueryEvidence evidence, Judge judged, Judge scratch) {
        Set<String> refused = judged.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::path)
                .collect(Collectors.toSet());
        boolean stateMayBeGone = judged.findings().stream().map(Finding::rule).anyMatch(StateDirectoryRule.ABSENT::equals);
        boolean mendable = !stateMayBeGone && refused.stream().allMatch(path -> isLeftBehind(path) && !isFolder(evidence, path));
        return evidence.depth() == Depth.QUICK || !mendable ? null : new GoodBatches(evidence, scratch, refused).newest();
    }

    /** A folder that is named as a batch stays where it is when files are set aside. */
    private static boolean isFolder(QueryEvidence evidence, String path) {
        int slash = path.indexOf('/');
        return slash > 0 && evidence.folder().folder(path.substring(0, slash)).flatMap(log -> log.folder(path.substring(slash + 1))).isPresent();
    }

    /** Whether a restart from an older batch does without the file. */
    private static boolean isLeftBehind(String path) {
        if (!path.startsWith("state/")) {
            return path.startsWith("offsets") || path.startsWith("commits");
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean versioned = StateFileName.parse(name.endsWith(".crc") ? name.substring(0, name.length() - ".crc".length()) : name).isPresent();
        return versioned || path.contains("/SSTs/") || path.contains("/logs/");
    }

    private @Nullable Long newest() {
        boolean stateful = !evidence.state().operators().isEmpty();
        if (stateful && (evidence.provider() == StateStores.Provider.UNKNOWN || StateSettings.of(evidence, judge).codec() == null)) {
            return null;
        }
        StateVerification verification = new StateVerification(evidence, judge);
        List<StateStores.Store> stores = stateful ? StateStores.needed(evidence) : List.of();
        List<LogFolder.LogFile> commits = evidence.commits().files();
        for (int i = commits.size() - 1; i >= 0; i--) {
            long batch = commits.get(i).id();
            if (hasLogs(batch) && !forgetsASource(batch) && loads(verification, stores, batch + 1)) {
                return batch;
            }
        }
        return null;
    }

    private boolean hasLogs(long batch) {
        if (!isWhole(batch)) {
            return false;
        }
        boolean commit = !refused.contains("commits/" + batch) && evidence.commit(batch)
                .flatMap(Read::value)
                .map(CommitLog::version)
                .filter(version -> CommitLogRule.reads(evidence, version, judge))
                .isPresent();
        return commit && (batch == 0 || evidence.looksAsync() || isWhole(batch - 1));
    }

    private boolean forgetsASource(long batch) {
        return OffsetProgressRule.forgets(
                evidence.offset(batch).flatMap(Read::value),
                evidence.offset(batch - 1).flatMap(Read::value));
    }

    private boolean isWhole(long batch) {
        return !refused.contains("offsets/" + batch) && evidence.offset(batch)
                .flatMap(Read::value)
                .map(OffsetLog::version)
                .filter(version -> version <= OffsetLogRule.maxVersion(judge.spark()))
                .isPresent();
    }

    private boolean loads(StateVerification verification, List<StateStores.Store> stores, long version) {
        if (stores.stream().anyMatch(store -> !verification.isComplete(new StoreLoad(evidence, store, judge.spark()), version))) {
            return false;
        }
        verification.readAhead(stores, version);
        return stores.stream().allMatch(store -> verification.load(new StoreLoad(evidence, store, judge.spark()), version).failure().isEmpty());
    }
}
