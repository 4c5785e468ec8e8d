package org.checkpointinspector.inspect.dstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.decode.dstream.RddPartition;
import org.checkpointinspector.decode.dstream.RddPartitionDecoder;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The state of a Spark Streaming application as rows: what stands in the checkpointed RDDs. Which stream and batch an RDD belongs to tells the newest checkpoint file
 * that can be read; RDDs that it does not name are there, too. Used by one thread.
 */
public final class DStreamState {

    private final Storage storage;
    private final Listing listing;
    private final Checkpoint checkpoint;
    private final List<Rdd> rdds = new ArrayList<>();
    private @Nullable String namedBy;

    private DStreamState(Storage storage, Listing listing, Checkpoint checkpoint) {
        this.storage = storage;
        this.listing = listing;
        this.checkpoint = checkpoint;
    }

    /**
     * A checkpointed RDD.
     *
     * @param path its folder, relative to the checkpoint
     * @param stream number of its DStream in the checkpoint file; null where no file names it, as all that follow
     * @param streamType simple class name of the DStream
     * @param callSite where the DStream was made, such as {@code updateStateByKey at Orders.java:34}
     * @param batchMs its batch
     * @param needed whether a recovery reads its rows; of the other ones that are named only the folder has to be there
     * @param partitions the numbers of the partitions that are there, ascending
     * @param bytes size of its files
     */
    public record Rdd(
            String path,
            @Nullable Integer stream,
            @Nullable String streamType,
            @Nullable String callSite,
            @Nullable Long batchMs,
            boolean needed,
            List<Integer> partitions,
            long bytes) {

        /** Keeps its own copy. */
        public Rdd {
            partitions = List.copyOf(partitions);
        }

        /** The folder's name, {@code rdd-12}. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Takes rows as they are read. */
    public interface RowSink {

        /** Takes a row; a removed key of {@code mapWithState} is one, too. */
        void row(Rdd rdd, int partition, RddRecord row) throws IOException;

        /** Takes the reason why rows are missing; other partitions follow. */
        void problem(StateProblem problem);

        /** Is asked often: whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * Finds the RDDs of a checkpoint; reads checkpoint files, but no rows.
     *
     * @param listing in which the checkpoint was found
     * @throws StorageException if a checkpoint file cannot be read
     */
    public static DStreamState open(Storage storage, Listing listing, Checkpoint checkpoint) throws IOException {
        DStreamState state = new DStreamState(storage, listing, checkpoint);
        state.findNamed();
        state.findOthers();
        return state;
    }

    private void findNamed() throws IOException {
        List<CheckpointName> names = checkpoint.folder().files().stream()
                .filter(file -> !file.name().startsWith("."))
                .flatMap(file -> CheckpointName.of(file).stream())
                .sorted(CheckpointName.READING_ORDER)
                .toList();
        for (CheckpointName name : names) {
            try (InputStream stored = open(name.entry())) {
                Optional<DStreamCheckpoint> content = new DStreamCheckpointDecoder().decode(stored).value().filter(DStreamCheckpoint::hasGraph);
                if (content.isPresent()) {
                    namedBy = name.name();
                    addNamed(content.get());
                    return;
                }
            }
        }
    }

    private void addNamed(DStreamCheckpoint content) {
        Set<String> seen = new HashSet<>();
        for (CheckpointedRdd rdd : CheckpointedRdd.of(content)) {
            Optional<Folder> folder = folder(rdd.path());
            if (folder.isPresent() && seen.add(rdd.path())) {
                DStreamNode stream = rdd.stream();
                rdds.add(new Rdd(rdd.path(), stream.id(), stream.simpleType(), stream.callSite(), rdd.batchMs(), rdd.needed(), numbers(folder.get()),
                        folder.get().totalBytes()));
            }
        }
        rdds.sort(Comparator.comparing(Rdd::needed).reversed().thenComparing(Rdd::batchMs, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(Rdd::path));
    }

    private void findOthers() {
        Set<String> named = new HashSet<>();
        rdds.forEach(rdd -> named.add(rdd.path()));
        for (Folder driver : checkpoint.folder().folders()) {
            for (Folder folder : driver.folders()) {
                String path = driver.name() + "/" + folder.name();
                if (folder.name().startsWith("rdd-") && named.add(path)) {
                    rdds.add(new Rdd(path, null, null, null, null, false, numbers(folder), folder.totalBytes()));
                }
            }
        }
    }

    private static List<Integer> numbers(Folder folder) {
        return CheckpointedRdd.parts(folder).stream().flatMap(part -> CheckpointedRdd.number(part).stream()).sorted().toList();
    }

    private Optional<Folder> folder(String path) {
        Optional<Folder> at = Optional.of(checkpoint.folder());
        for (String name : path.split("/")) {
            at = at.flatMap(parent -> parent.folder(name));
        }
        return at;
    }

    private InputStream open(FileEntry entry) throws StorageException {
        return storage.open(listing.location().resolve(entry.path()));
    }

    /** The checkpoint file by which the RDDs are named; null where none can be read. */
    public @Nullable String namedBy() {
        return namedBy;
    }

    /** All RDDs: those that a recovery reads first, then those that are named, newest first, then all others. */
    public List<Rdd> rdds() {
        return List.copyOf(rdds);
    }

    /**
     * How many bytes {@link #read} reads.
     *
     * @param partition null for all
     */
    public long bytes(Rdd rdd, @Nullable Integer partition) {
        return folder(rdd.path()).stream()
                .flatMap(folder -> CheckpointedRdd.parts(folder).stream())
                .filter(part -> partition == null || CheckpointedRdd.number(part).filter(partition::equals).isPresent())
                .mapToLong(FileEntry::bytes)
                .sum();
    }

    /**
     * Reads the rows of an RDD in the order of its partitions; keeps one record in memory.
     *
     * @param partition null for all
     */
    public void read(Rdd rdd, @Nullable Integer partition, RowSink sink) throws IOException {
        Folder folder = folder(rdd.path()).orElseThrow();
        List<FileEntry> parts = CheckpointedRdd.parts(folder).stream()
                .filter(part -> CheckpointedRdd.number(part).isPresent())
                .sorted(Comparator.comparing(part -> CheckpointedRdd.number(part).orElseThrow()))
                .toList();
        for (FileEntry part : parts) {
            int number = CheckpointedRdd.number(part).orElseThrow();
            if ((partition == null || partition == number) && !sink.cancelled()) {
                read(rdd, number, part, sink);
            }
        }
    }

    private void read(Rdd rdd, int number, FileEntry part, RowSink sink) throws IOException {
        String path = rdd.path() + "/" + part.name();
        try (InputStream stored = new UntilCancelled(open(part), sink::cancelled)) {
            Decoded<RddPartition> decoded = new RddPartitionDecoder().decode(stored, record -> hand(rdd, number, record, sink));
            decoded.readable().ifPresent(content -> tell(path, part, content, sink));
        } catch (StoppedException stopped) {
            if (stopped.getCause() instanceof IOException failure) {
                throw failure;
            }
        } catch (StorageException failure) {
            sink.problem(new StateProblem(path, null, failure.getMessage()));
        }
    }

    private static void hand(Rdd rdd, int number, RddRecord record, RowSink sink) {
        if (sink.cancelled()) {
            throw new StoppedException(null);
        }
        try {
            sink.row(rdd, number, record);
        } catch (IOException failure) {
            throw new StoppedException(failure);
        }
    }

    private static void tell(String path, FileEntry part, RddPartition content, RowSink sink) {
        if (content.form() == RddPartition.Form.OTHER) {
            sink.problem(new StateProblem(path, null, "The records are not Java's. If they are Kryo's, only the application's classes can read them"
                    + (content.classes().isEmpty() ? "." : "; these are named: " + content.classes().stream().map(type -> type.name()).limit(10).toList() + ".")));
        } else if (content.stoppedBy() != null) {
            sink.problem(new StateProblem(path, null, content.stoppedBy() + " The " + content.records() + " before it were read."));
        } else if (content.fault() != null && (part.bytes() > 0 || content.form() != RddPartition.Form.EMPTY)) {
            Damage damage = content.fault().damage();
            sink.problem(new StateProblem(path, damage, damage.detail()));
        }
    }

    /** Ends the reading: somebody asked to, or a row could not be handed out. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private StoppedException(@Nullable IOException cause) {
            super(null, cause, false, false);
        }
    }

    /** A record may be large; whether to stop is asked while it is read, too. */
    private static final class UntilCancelled extends java.io.FilterInputStream {
        private final BooleanSupplier cancelled;

        private UntilCancelled(InputStream stored, BooleanSupplier cancelled) {
            super(stored);
            this.cancelled = cancelled;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (cancelled.getAsBoolean()) {
                throw new StoppedException(null);
            }
            return super.read(target, offset, length);
        }
    }
}
