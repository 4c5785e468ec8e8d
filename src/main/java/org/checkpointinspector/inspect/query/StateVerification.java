package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.state.StateChain;
import org.checkpointinspector.storage.FileEntry;

/** Loads stores as Spark would, file by file, without keeping a row. */
final class StateVerification {

    private final QueryEvidence evidence;
    private final Judge judge;
    private final StateFileChecks checks;

    StateVerification(QueryEvidence evidence, Judge judge) {
        this.evidence = evidence;
        this.judge = judge;
        this.checks = new StateFileChecks(evidence, judge);
    }

    StateSettings settings() {
        return checks.settings();
    }

    /** Reads on all cores what loading the stores at a version needs at first. */
    void readAhead(List<StateStores.Store> stores, long version) {
        if (evidence.depth() == Depth.QUICK) {
            return;
        }
        List<StoreFile> lineages = new ArrayList<>();
        for (StateStores.Store store : stores) {
            new StoreLoad(evidence, store, judge.spark()).lineageFile(version).ifPresent(entry -> lineages.add(StoreFile.of(store, entry)));
        }
        checks.readAhead(lineages);
        checks.readChains(stores.stream()
                .map(store -> new StoreLoad(evidence, store, judge.spark()).chain(version).files().map(entry -> StoreFile.of(store, entry)).toList())
                .filter(chain -> !chain.isEmpty())
                .toList());
    }

    /** Whether, by names alone, some chain leads to the version: a glance before anything is read. */
    boolean isComplete(StoreLoad load, long version) {
        StateChain chain = load.chain(version);
        return chain.isComplete() && (!load.hasUniqueIds() || chain.base().isPresent() || !chain.increments().isEmpty() || version == 0);
    }

    /** Loads one store at a version. */
    StateLoading load(StoreLoad load, long version) {
        Optional<FileEntry> lineageFile = load.lineageFile(version);
        if (lineageFile.isPresent()) {
            Optional<StateTrouble> trouble = checks.lineage(StoreFile.of(load.store(), lineageFile.get()));
            if (trouble.isPresent()) {
                return new StateLoading(load.chain(version), trouble, Optional.empty());
            }
        }
        StateChain chain = load.chain(version);
        chain.files().forEach(evidence.reads()::need);
        Optional<StateTrouble> broken = base(load, chain);
        if (broken.filter(trouble -> trouble.unread() == null && trouble.whileLoading()).isPresent() && settings().repairsSnapshots() && load.hasChangelogs()) {
            return repair(load, version, chain, broken.get());
        }
        return new StateLoading(chain, broken.or(() -> replay(load, chain)), Optional.empty());
    }

    private Optional<StateTrouble> base(StoreLoad load, StateChain chain) {
        return chain.base().flatMap(entry -> checks.trouble(StoreFile.of(load.store(), entry), true));
    }

    private StateLoading repair(StoreLoad load, long version, StateChain broken, StateTrouble trouble) {
        for (StateChain older : load.repairs(version, broken, settings().replayable())) {
            boolean incomplete = load.hasUniqueIds() && !older.isComplete();
            if (!incomplete && base(load, older).isEmpty()) {
                Optional<StateTrouble> failure = replay(load, older);
                // Spark names the file of the replay; what is to be repaired is the snapshot
                return failure.isPresent()
                        ? new StateLoading(broken, failure.map(each -> trouble.raising(errorOf(each), "Without it Spark begins at version " + older.baseVersion() + ", and that fails as well: " + each.summary())), Optional.empty())
                        : new StateLoading(older, Optional.empty(), Optional.of(trouble));
            }
        }
        SparkError failed = StateErrors.repairFailed(
                trouble.error() == null ? SparkErrors.SPARK : trouble.error().exception(), "Auto snapshot repair failed to load any snapshot: " + trouble.summary());
        return new StateLoading(broken, Optional.of(trouble.raising(failed, "No older snapshot can replace it.")), Optional.empty());
    }

    private static SparkError errorOf(StateTrouble trouble) {
        return trouble.error() == null ? SparkErrors.fromStream(null, trouble.summary(), SparkErrors.SPARK) : trouble.error();
    }

    /** The changes above the base, oldest first, and then what is missing. */
    private Optional<StateTrouble> replay(StoreLoad load, StateChain chain) {
        Optional<StateTrouble> early = chain.missing().filter(name -> name.endsWith(".zip")).map(name -> missing(load, chain, name));
        return early.or(() -> increments(load, chain))
                .or(() -> chain.missing().map(name -> missing(load, chain, name)));
    }

    private Optional<StateTrouble> increments(StoreLoad load, StateChain chain) {
        boolean first = chain.base().filter(entry -> checks.hasRow(StoreFile.of(load.store(), entry))).isEmpty();
        for (FileEntry entry : chain.increments()) {
            StoreFile file = StoreFile.of(load.store(), entry);
            Optional<StateTrouble> trouble = checks.trouble(file, first);
            if (trouble.isPresent()) {
                return trouble;
            }
            first = first && !checks.hasRow(file);
        }
        return Optional.empty();
    }

    private StateTrouble missing(StoreLoad load, StateChain chain, String name) {
        StateStores.Store store = load.store();
        String path = store.path() + "/" + name;
        boolean folder = store.folder().isPresent();
        String summary = (folder ? "The" : "The folder " + store.path() + " is missing: the") + " first batch loads operator " + store.operator() + ", partition "
                + store.partition() + ", store " + store.name() + ", and " + name + " is not there.";
        return StateTrouble.of(
                folder ? "state.file.missing" : "state.store.missing",
                path,
                null,
                summary,
                Map.of(
                        "base", chain.base().map(FileEntry::name).orElse("none, the chain must begin at version 1"),
                        "files present above the base", chain.increments().size()),
                switch (name.substring(name.lastIndexOf('.'))) {
                    case ".delta" -> StateErrors.deltaMissing(judge.spark(), path);
                    case ".zip" -> load.hasUniqueIds() ? StateErrors.baseMissing(judge.spark()) : StateErrors.fileMissing(judge.spark(), path);
                    default -> StateErrors.changelogMissing(judge.spark(), path);
                });
    }
}
