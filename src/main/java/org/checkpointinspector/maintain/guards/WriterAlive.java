package org.checkpointinspector.maintain.guards;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.maintain.Guard;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.maintain.Steps;
import org.checkpointinspector.maintain.Untouched;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.OpenFiles;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoreClock;

/**
 * A query that still writes would have its files taken from under it, and would write on: the newest file is younger than a few batches, a file is open, or something changed between two
 * listings. Typing the path lifts it.
 */
public final class WriterAlive implements Guard {

    /** So many intervals without a file, and the query is taken to have ended. */
    private static final int INTERVALS = 3;

    private static final long LEAST_MS = 30_000;
    private static final long MOST_MS = 24 * 3_600_000L;
    /** A store's clock may be told as late as this. */
    private static final long LATE_MS = 30_000;
    /** Where no interval shows. */
    private static final long DEFAULT_MS = 20_000;
    private static final int BATCHES = 10;
    /** Clocks of this machine and of a store that does not tell its own may differ by so much. */
    private static final long SKEW_MS = 120_000;
    private static final int NEWEST_FILES = 20;

    @Override
    public String name() {
        return "writer-alive";
    }

    @Override
    public Optional<Refusal> check(Situation situation) throws StorageException {
        if (!situation.plan().takesAway()) {
            return Optional.empty();
        }
        Optional<String> changed = changed(situation.planned(), situation.now());
        if (changed.isPresent()) {
            return refuse(situation, "While the plan was made, " + changed.get() + ".");
        }
        Optional<String> open = open(situation);
        return open.isPresent() ? refuse(situation, open.get()) : young(situation);
    }

    private Optional<Refusal> refuse(Situation situation, String message) {
        String path = situation.plan().location().toString();
        return Optional.of(new Refusal(name(), message + " A query seems to write here.", "Stop it and try again. If you are sure that none does, give the path: --force-path " + path, path));
    }

    /** What differs between two listings; empty where nothing does. */
    private static Optional<String> changed(Listing before, Listing now) {
        var old = Steps.below(before.root()).iterator();
        var current = Steps.below(now.root()).iterator();
        while (old.hasNext() && current.hasNext()) {
            Step one = old.next();
            Step other = current.next();
            if (!one.equals(other)) {
                int order = one.path().compareTo(other.path());
                return Optional.of(order == 0 ? one.path() + " was written" : order < 0 ? one.path() + " vanished or changed its place" : other.path() + " came");
            }
        }
        if (old.hasNext()) {
            return Optional.of(old.next().path() + " vanished");
        }
        return current.hasNext() ? Optional.of(current.next().path() + " came") : Optional.empty();
    }

    /** Files that somebody has open for writing, among the newest, in a store that knows (HDFS: the lease). */
    private static Optional<String> open(Situation situation) throws StorageException {
        Optional<OpenFiles> leases = situation.storage().capability(OpenFiles.class);
        if (leases.isEmpty()) {
            return Optional.empty();
        }
        List<Step> newest = Steps.below(situation.now().root()).stream()
                .sorted((one, other) -> Long.compare(other.modifiedMs(), one.modifiedMs()))
                .limit(NEWEST_FILES)
                .toList();
        for (Step file : newest) {
            if (leases.get().isOpen(situation.now().location().resolve(file.path()))) {
                return Optional.of(file.path() + " is open for writing.");
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> young(Situation situation) throws StorageException {
        Optional<Step> file = Untouched.newest(situation.now());
        if (file.isEmpty() || file.get().modifiedMs() == 0) {
            return Optional.empty();
        }
        long interval = intervalMs(situation);
        long quiet = Math.min(MOST_MS, Math.max(LEAST_MS, INTERVALS * interval));
        OptionalLong clock = clock(situation, file.get());
        boolean guessed = clock.isEmpty() && !situation.now().location().isLocal();
        long age = clock.orElse(situation.now().listedMs()) - file.get().modifiedMs();
        if (age >= quiet + (guessed ? SKEW_MS : 0)) {
            return Optional.empty();
        }
        return refuse(situation, age < -LATE_MS
                ? "The newest file is of a time that is still to come (" + java.time.Instant.ofEpochMilli(file.get().modifiedMs()) + "), so that nobody can tell how old it is."
                : "The newest file is " + (guessed ? "about " : "") + Math.max(0, age) / 1000 + " s old, and batches come about every " + Math.max(1, interval / 1000) + " s.");
    }

    /** What the clock says by which the files have their times; empty where only this machine's is there. */
    private static OptionalLong clock(Situation situation, Step newest) throws StorageException {
        Optional<StoreClock> clock = situation.storage().capability(StoreClock.class);
        return clock.isEmpty() ? OptionalLong.empty() : clock.get().nowMs(situation.now().location().resolve(newest.path()));
    }

    /** How long a batch takes, about: as the application says, or by the times of the newest commits. */
    private static long intervalMs(Situation situation) {
        Optional<Long> said = Optional.ofNullable(situation.inspection()).stream()
                .flatMap(inspection -> inspection.checkpoints().stream())
                .map(CheckpointInspection::application)
                .flatMap(application -> Optional.ofNullable(application).map(Application::batchDurationMs).stream())
                .findFirst();
        return said.orElseGet(() -> betweenCommits(situation.now().root()).orElse(DEFAULT_MS));
    }

    private static Optional<Long> betweenCommits(Folder root) {
        List<LogFolder.LogFile> commits = LogFolder.plain(root.folder("commits")).files();
        List<LogFolder.LogFile> last = commits.subList(Math.max(0, commits.size() - BATCHES), commits.size());
        if (last.size() < 2) {
            return Optional.empty();
        }
        long span = last.get(last.size() - 1).entry().modifiedMs() - last.get(0).entry().modifiedMs();
        return Optional.of(Math.max(0, span / (last.size() - 1)));
    }
}
