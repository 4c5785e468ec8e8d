package org.checkpointinspector.storage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a {@link FaultyStorage} and a {@link FaultyWriter} fail, and how. One object may serve several of them, which then are one process:
 * when it has ended, all of them have. Keeps the calls, so that a test can run once without faults and then fail each call in turn.
 */
public final class Faults {

    /** What is asked of a store. */
    public enum Operation {
        LIST,
        OPEN,
        OPEN_RANGES,
        ACCESS,
        WRITE,
        COPY,
        MOVE_FILE,
        MOVE_FOLDER,
        DELETE_FILE,
        MAKE_FOLDER,
        DELETE_FOLDER,
        KEEP_ATTRIBUTES;

        private static final Set<Operation> READING = EnumSet.range(LIST, ACCESS);

        /** Whether this may change the store. */
        public boolean changes() {
            return !READING.contains(this);
        }
    }

    /**
     * One call.
     *
     * @param to where a copy or a move goes to, null for all else
     */
    public record Call(Operation operation, Location place, @Nullable Location to) {}

    /** The process has ended: an error, so that nothing catches it by mistake. */
    public static final class ProcessEnded extends Error {
        private static final long serialVersionUID = 1L;

        ProcessEnded() {
            super("the process has ended here");
        }
    }

    private record Rule(Predicate<Call> which, Fault fault, boolean once) {}

    private final List<Call> calls = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private boolean ended;

    /** No faults at all, until some are added. */
    public Faults() {}

    /** Fails the n-th call (from 0) of those that change the store. */
    public static Faults atChange(int n, Fault fault) {
        int[] changes = {0};
        return new Faults().once(call -> call.operation().changes() && changes[0]++ == n, fault);
    }

    /** Fails the first call that meets the condition; the condition is asked for each call until then. */
    public synchronized Faults once(Predicate<Call> which, Fault fault) {
        rules.add(new Rule(which, fault, true));
        return this;
    }

    /** Fails every call that meets the condition. */
    public synchronized Faults always(Predicate<Call> which, Fault fault) {
        rules.add(new Rule(which, fault, false));
        return this;
    }

    /** Heals everything, an ended process too: as one that is started again. */
    public synchronized void heal() {
        rules.clear();
        ended = false;
    }

    /** All calls so far, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many of the calls so far could change the store. */
    public synchronized int changes() {
        return (int) calls.stream().filter(call -> call.operation().changes()).count();
    }

    /** What is to go wrong with a call, null for nothing. */
    synchronized @Nullable Fault next(Call call) {
        if (ended) {
            throw new ProcessEnded();
        }
        calls.add(call);
        for (Rule rule : rules) {
            if (rule.which.test(call)) {
                if (rule.once) {
                    rules.remove(rule);
                }
                return rule.fault;
            }
        }
        return null;
    }

    /** Ends the process. */
    synchronized ProcessEnded end() {
        ended = true;
        return new ProcessEnded();
    }

    /** Fails before anything is done, where the fault says so. */
    void before(@Nullable Fault fault, Location place) throws StorageException {
        if (fault == null) {
            return;
        }
        switch (fault) {
            case ENDS_BEFORE -> throw end();
            case UNAVAILABLE -> throw failure(StorageException.Kind.UNAVAILABLE, place, "the store has a fault of its own (status 503)");
            case TIMES_OUT_BEFORE -> throw timeout(place);
            case DENIED -> throw failure(StorageException.Kind.DENIED, place, "the store refuses");
            case VANISHED -> throw failure(StorageException.Kind.NOT_FOUND, place, "there is nothing any more");
            case TAKEN -> throw failure(StorageException.Kind.EXISTS, place, "there is something already");
            case FULL -> throw failure(StorageException.Kind.FAILED, place, "No space left on device");
            case HANGS -> hang();
            default -> { }
        }
    }

    /** Fails after all was done, where the fault says so. */
    void after(@Nullable Fault fault, Location place) throws StorageException {
        if (fault == Fault.ENDS_AFTER) {
            throw end();
        }
        if (fault == Fault.TIMES_OUT_AFTER) {
            throw timeout(place);
        }
    }

    private static void hang() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static StorageException timeout(Location place) {
        return failure(StorageException.Kind.UNAVAILABLE, place, "the store does not answer in time");
    }

    private static StorageException failure(StorageException.Kind kind, Location place, String what) {
        return new StorageException(kind, place.toString(), place + ": " + what + ".", "Try again.", null);
    }
}
