package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/** One run of a plan: what all phases share. Safe for use by several threads. */
final class Run {

    /** How many files are copied, moved or removed at a time, unless their order counts. */
    static final int THREADS = 8;

    final Places places;
    final Plan plan;
    /** Whether every copy is proven by reading both ends again, whatever the stores offer. */
    final boolean verifyFull;

    /** How many files at a time. */
    final int threads;

    private final RunListener listener;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile int index;
    private volatile long startedNanos;

    Run(Places places, Plan plan, boolean verifyFull, int threads, RunListener listener) {
        this.places = places;
        this.plan = plan;
        this.verifyFull = verifyFull;
        this.threads = threads;
        this.listener = listener;
    }

    /** A phase, numbered from 1, begins. */
    void begins(int phase) {
        index = phase;
        files.set(0);
        bytes.set(0);
        startedNanos = System.nanoTime();
        tell();
    }

    /** A file is done. */
    void done(Step step) {
        files.incrementAndGet();
        bytes.addAndGet(step.bytes());
        tell();
    }

    private void tell() {
        Phase phase = plan.phases().get(index - 1);
        long elapsedMs = (System.nanoTime() - startedNanos) / 1_000_000;
        listener.progress(new RunListener.Progress(phase, index, plan.phases().size(), files.get(), bytes.get(), elapsedMs));
    }

    boolean cancelled() {
        return listener.cancelled();
    }

    /** Does something with each step of a phase: one after the other where the order counts. */
    void forEach(Phase phase, Parallel.Work<Step> work) throws IOException {
        Parallel.forEach(phase.steps(), phase.ordered() ? 1 : threads, this::cancelled, step -> {
            work.on(step);
            done(step);
        });
    }

    /** The hash of a file as its store hands it out now, in hex; empty text where it is not there. */
    String hash(Location file) throws IOException {
        return hash(places, file);
    }

    /** Whether two files are there and hold the same bytes. */
    boolean sameBytes(Location one, Location other) throws IOException {
        return sameBytes(places, one, other);
    }

    static String hash(Places places, Location file) throws IOException {
        try (InputStream content = places.storage(file).open(file)) {
            return Hashes.sha256(content);
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return "";
            }
            throw e;
        }
    }

    static boolean sameBytes(Places places, Location one, Location other) throws IOException {
        String hash = hash(places, one);
        return !hash.isEmpty() && hash.equals(hash(places, other));
    }

    /** Moves out of the way what stands where this plan has to write, and keeps it in the backup: nothing is overwritten. */
    void displace(Location file) throws IOException {
        for (int n = 1; ; n++) {
            Location away = plan.backup().resolve("in-the-way-" + n).resolve(file.name());
            if (places.file(away).isEmpty()) {
                places.writer(file).moveFile(file, away);
                return;
            }
        }
    }
}
