package org.checkpointinspector.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The files of one checkpoint as they are read: each at most once, with a record of what is known of it. Used by one thread.
 */
public final class FileReads {

    private final KeptFiles storage;
    private final Listing listing;
    private final Location listed;
    private final Checkpoint checkpoint;
    private final InspectionListener listener;
    private final OneFile files;
    private final StoreAnswers store;
    private final Map<String, Read<?>> reads = new HashMap<>();
    private final Map<String, OneFile.Verified> verified = new HashMap<>();
    private final Map<String, Long> needed = new HashMap<>();
    private final Set<String> others;
    private long bytesRead;
    private boolean stopped;

    /**
     * Prepares reading.
     *
     * @param listing in which the checkpoint was found
     * @param checkpoint the checkpoint whose files are read
     * @param cache what earlier inspections read
     * @param others paths of other checkpoints in the same listing, whose files are not this one's
     */
    FileReads(Storage storage, Listing listing, Checkpoint checkpoint, Set<String> others, InspectionListener listener, ReadCache cache) {
        this.storage = new KeptFiles(storage, listing);
        this.listing = listing;
        this.listed = listing.location();
        this.checkpoint = checkpoint;
        this.others = Set.copyOf(others);
        this.listener = listener;
        this.files = new OneFile(this.storage, listed, cache);
        this.store = new StoreAnswers(this.storage, listed, location(), listener::cancelled);
    }

    /** Whose checksums a file's bytes are held against. */
    public enum Against {
        /** Spark's own {@code <name>.crc}. */
        SPARK,
        /** Hadoop's {@code .<name>.crc}. */
        HADOOP
    }

    /**
     * A check that is to be made.
     *
     * @param summed the same check where length and CRC-32C of the file are known already, null where it needs all bytes
     */
    public record Wanted(FileEntry entry, Against against, StoredBytesCheck check, @Nullable SumCheck summed) {}

    /** Checks length and CRC-32C of a file, which were had while it was decoded. */
    @FunctionalInterface
    public interface SumCheck {
        /** Says what is wrong; empty where nothing is. */
        Optional<Damage> check(long length, int crc32c);
    }

    /** Checks of a file's stored bytes; told of the stream, says what is wrong with it. */
    @FunctionalInterface
    public interface StoredBytesCheck {
        /** Reads the stream to where it matters; empty where nothing is wrong. */
        Optional<Damage> check(InputStream stored) throws IOException;
    }

    /**
     * Reads and decodes a file, once; a second call gives the first one's answer.
     *
     * @throws CancelledException if the listener asked to stop
     */
    @SuppressWarnings("unchecked") // a path is always read by the decoder of its role
    public <T> Read<T> decode(FileEntry entry, Decoder<T> decoder) {
        CheckpointFile file = FileRoles.of(checkpoint, entry);
        needed.put(file.path(), entry.bytes());
        Read<?> known = reads.get(file.path());
        if (known == null) {
            known = read(file, decoder);
            reads.put(file.path(), known);
        }
        return (Read<T>) known;
    }

    private <T> Read<T> read(CheckpointFile file, Decoder<T> decoder) {
        if (stopped) {
            return unread(file);
        }
        tell(file);
        AtomicBoolean left = new AtomicBoolean();
        try {
            return Abandonable.call(() -> files.decode(file, decoder, left::get), listener::cancelled);
        } catch (StorageException failure) {
            return new Read<>(file, null, failure);
        } finally {
            left.set(true);
        }
    }

    private <T> Read<T> unread(CheckpointFile file) {
        return new Read<>(file, null, files.failed(file, new IOException("the inspection was cancelled")));
    }

    /** {@link #decodeInOrder} of files that have nothing to do with each other. */
    public void decodeAll(Map<FileEntry, ? extends Decoder<?>> wanted) {
        decodeInOrder(wanted.entrySet().stream().map(each -> Map.of(each.getKey(), each.getValue())).toList());
    }

    /**
     * Reads and decodes files that were not read before, on all cores; {@link #decode} then gives the answers. Memory is bounded by what so many decoders need as there are
     * cores.
     *
     * @param wanted groups of files; those of a group are decoded one after the other, in the map's order
     * @throws CancelledException if the listener asked to stop
     */
    public void decodeInOrder(Collection<? extends Map<FileEntry, ? extends Decoder<?>>> wanted) {
        Map<List<CheckpointFile>, Callable<List<Read<?>>>> tasks = new LinkedHashMap<>();
        OnAllCores cores = new OnAllCores(listener::cancelled);
        for (Map<FileEntry, ? extends Decoder<?>> group : wanted) {
            Map<CheckpointFile, Decoder<?>> left = new LinkedHashMap<>();
            group.forEach((entry, decoder) -> left.put(FileRoles.of(checkpoint, entry), decoder));
            left.keySet().removeIf(file -> stopped || reads.containsKey(file.path()));
            if (!left.isEmpty()) {
                tasks.put(List.copyOf(left.keySet()), () -> openAll(left, cores::isCancelled));
            }
        }
        plan(tasks.keySet().stream().flatMap(List::stream).toList());
        cores.run(tasks, (group, answers) -> {
            for (int i = 0; i < group.size(); i++) {
                reads.put(group.get(i).path(), answers.get(i));
                tell(group.get(i));
            }
        });
    }

    private List<Read<?>> openAll(Map<CheckpointFile, Decoder<?>> group, BooleanSupplier cancelled) {
        List<Read<?>> answers = new ArrayList<>();
        group.forEach((file, decoder) -> answers.add(files.decode(file, decoder, cancelled)));
        return answers;
    }

    /**
     * Checks the stored bytes of a file against a companion, once.
     *
     * @return the damage, empty where there is none
     * @throws StorageException if the file cannot be read
     */
    public Optional<Damage> verify(FileEntry entry, Against against, StoredBytesCheck check) throws StorageException {
        return verify(new Wanted(entry, against, check, null));
    }

    /**
     * Makes a check, once.
     *
     * @return the damage, empty where there is none
     * @throws StorageException if the file cannot be read
     */
    public Optional<Damage> verify(Wanted wanted) throws StorageException {
        verifyAll(List.of(wanted));
        FileEntry entry = wanted.entry();
        Against against = wanted.against();
        OneFile.Verified known = verified.get(key(FileRoles.of(checkpoint, entry), against));
        if (known == null || known.failure() != null) {
            throw known == null ? files.failed(FileRoles.of(checkpoint, entry), new IOException("the inspection was cancelled")) : known.failure();
        }
        return known.damage();
    }

    /**
     * Makes checks that were not made before, on all cores; {@link #verify} then gives the answers.
     *
     * @throws CancelledException if the listener asked to stop
     */
    public void verifyAll(List<Wanted> wanted) {
        Map<CheckpointFile, Callable<OneFile.Verified>> tasks = new LinkedHashMap<>();
        for (Against against : Against.values()) {
            OnAllCores cores = new OnAllCores(listener::cancelled);
            wanted.stream().filter(each -> each.against() == against && !stopped).forEach(each -> {
                CheckpointFile file = FileRoles.of(checkpoint, each.entry());
                if (!verified.containsKey(key(file, against))) {
                    tasks.put(file, () -> files.verify(file, each, cores::isCancelled));
                }
            });
            plan(tasks.keySet());
            cores.run(tasks, (file, outcome) -> {
                verified.put(key(file, against), outcome);
                tell(file);
            });
            tasks.clear();
        }
    }

    private static String key(CheckpointFile file, Against against) {
        return file.path() + " " + against;
    }

    /** Tells that these are read next, all of them. */
    private void plan(Collection<CheckpointFile> next) {
        if (!next.isEmpty()) {
            listener.planned(count() + (long) next.size(), bytesRead + next.stream().mapToLong(file -> file.entry().bytes()).sum());
        }
    }

    private void tell(CheckpointFile file) {
        if (listener.cancelled()) {
            throw new CancelledException();
        }
        listener.reading(file.path(), reads.size() + verified.size(), bytesRead);
        bytesRead += file.entry().bytes();
    }

    /** Notes that a restart needs a file, whether it is read or not. */
    public void need(FileEntry entry) {
        needed.put(pathOf(entry), entry.bytes());
    }

    /** Path of a file relative to the checkpoint. */
    String pathOf(FileEntry entry) {
        return checkpoint.path().isEmpty() ? entry.path() : entry.path().substring(checkpoint.path().length() + 1);
    }

    /** What the store itself tells of the checkpoint's files. */
    StoreAnswers store() {
        return store;
    }

    /** What is known of a file, by its path relative to the checkpoint. */
    public Health healthOf(String path) {
        @Nullable Read<?> read = reads.get(path);
        boolean damaged = (read != null && read.damage().isPresent()) || Arrays.stream(Against.values()).anyMatch(against -> failsAgainst(path, against));
        if (damaged) {
            return Health.DAMAGED;
        }
        if (read != null && read.decoded() != null) {
            return Health.OK;
        }
        return needed.containsKey(path) ? Health.UNREAD : Health.NOT_NEEDED;
    }

    private boolean failsAgainst(String path, Against against) {
        OneFile.Verified outcome = verified.get(path + " " + against);
        return outcome != null && outcome.damage().isPresent();
    }

    /**
     * Opens a file of the checkpoint, a companion for example. The caller closes it.
     *
     * @throws StorageException if it cannot be read
     * @throws CancelledException if the listener asked to stop
     */
    public InputStream open(FileEntry entry) throws StorageException {
        return Abandonable.call(() -> storage.open(listed.resolve(entry.path())), listener::cancelled);
    }

    /**
     * The rows of the state after a batch; empty where there is no state.
     *
     * @throws IOException if a log cannot be read
     */
    public Optional<StateReader> state(long batch) throws IOException {
        return StateReader.open(storage, listing, checkpoint, batch);
    }

    /** Whether nothing more is read. */
    public boolean isStopped() {
        return stopped;
    }

    /** Whether the listener asks to stop. */
    public boolean isCancelled() {
        return listener.cancelled();
    }

    /** Reads nothing more: files that were not read until now are unread. */
    public void stop() {
        stopped = true;
    }

    /** Bytes of the files that a restart needs and that were not read. */
    public long unreadBytes() {
        return needed.entrySet().stream().filter(file -> healthOf(file.getKey()) == Health.UNREAD).mapToLong(Map.Entry::getValue).sum();
    }

    /** Every file of the checkpoint with its role and health, made while it is walked. */
    public Iterable<CheckpointInspection.FileReport> report() {
        return () -> files(checkpoint.folder())
                .map(entry -> FileRoles.of(checkpoint, entry))
                .map(file -> new CheckpointInspection.FileReport(file, healthOf(file.path())))
                .iterator();
    }

    private Stream<FileEntry> files(Folder folder) {
        return Stream.concat(folder.files().stream(), folder.folders().stream().filter(child -> !others.contains(child.path())).flatMap(this::files));
    }

    /** Where the checkpoint lies. */
    public Location location() {
        return listed.resolve(checkpoint.path());
    }

    /** The checkpoint whose files these are. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** How many files were read so far. */
    public int count() {
        return reads.size() + verified.size();
    }
}
