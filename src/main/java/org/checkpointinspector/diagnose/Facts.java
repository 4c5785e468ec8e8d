package org.checkpointinspector.diagnose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.diagnose.trend.SmallFiles;
import org.checkpointinspector.diagnose.trend.Trends;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What is known of one checkpoint to those who give advice. Read when first asked for, each file once, a bounded number of them. Used by one thread. */
public final class Facts {

    private final Storage storage;
    private final Listing listing;
    private final CheckpointInspection inspection;
    private final Map<String, String> launchConf;
    private final SmallFiles reads;
    private final NavigableMap<Long, OffsetLog> offsets;
    private final Trend trend;
    private final Map<String, Optional<Access>> access = new HashMap<>();
    private final StateLayout state;
    private @Nullable Optional<DStreamCheckpoint> application;

    Facts(Storage storage, Listing listing, CheckpointInspection inspection, Map<String, String> launchConf, BooleanSupplier cancelled) {
        this.storage = storage;
        this.listing = listing;
        this.inspection = inspection;
        this.launchConf = launchConf;
        this.reads = new SmallFiles(storage, listing.location(), cancelled);
        this.state = StateLayout.of(folder());
        this.offsets = isQuery() ? readOffsets() : new TreeMap<>();
        this.trend = Trends.of(inspection, offsets, reads);
    }

    private NavigableMap<Long, OffsetLog> readOffsets() {
        List<LogFolder.LogFile> files = LogFolder.plain(folder().folder("offsets")).files().stream().filter(LogFolder.LogFile::isCanonical).toList();
        Map<Long, FileEntry> newest = new TreeMap<>();
        files.subList(Math.max(0, files.size() - Trend.MOST_BATCHES), files.size()).forEach(file -> newest.put(file.id(), file.entry()));
        return new TreeMap<>(reads.decode(newest, new OffsetLogDecoder()));
    }

    /** What the inspection found. */
    public CheckpointInspection inspection() {
        return inspection;
    }

    /** How the job went. */
    public Trend trend() {
        return trend;
    }

    /** The newest batch that was planned or committed; of an application, without limit. */
    public long newestBatch() {
        CheckpointInspection.Progress progress = inspection.progress();
        long planned = progress.latestOffsetBatch() == null ? -1 : progress.latestOffsetBatch();
        return isQuery() ? Math.max(planned, progress.latestCommitBatch() == null ? -1 : progress.latestCommitBatch()) : Long.MAX_VALUE;
    }

    /** The checkpoint's folder. */
    public Folder folder() {
        return inspection.checkpoint().folder();
    }

    /** Where it lies. */
    public Location location() {
        return listing.location().resolve(inspection.checkpoint().path());
    }

    /** Its address as an argument of a command line, quoted where it has to be. */
    public String argument() {
        return quoted(location().toString());
    }

    /** A text as one word for a shell. */
    public static String quoted(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** When it was listed, by this machine's clock: the present for all advice. */
    public long nowMs() {
        return listing.listedMs();
    }

    /** Whether it is a streaming query's. */
    public boolean isQuery() {
        return inspection.checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
    }

    /** The state of a query. */
    public StateLayout state() {
        return state;
    }

    /** All stores of the state. */
    public Stream<StateLayout.Store> stores() {
        return state.operators().stream().flatMap(operator -> operator.partitions().stream()).flatMap(partition -> partition.stores().stream());
    }

    /** The offset logs of a query that are whole, by batch, the newest {@link Trend#MOST_BATCHES}. */
    public NavigableMap<Long, OffsetLog> offsets() {
        return offsets;
    }

    /** Settings frozen in the newest offset log that is whole; empty where there is none. */
    public Map<String, String> conf() {
        return offsets.isEmpty() ? Map.of() : offsets.lastEntry().getValue().metadata().conf();
    }

    /** Configuration with which the job is to be started, as far as it was told. */
    public Map<String, String> launchConf() {
        return launchConf;
    }

    /** The offset of one source as that source reads it. */
    public static Optional<SourceOffset> offset(OffsetLog.Source source) {
        return source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
    }

    /** The file from which a Spark Streaming application recovers, with every object in it; empty where it recovers from none. */
    public Optional<DStreamCheckpoint> application() {
        if (application == null) {
            application = Optional.ofNullable(inspection.application())
                    .map(Application::recoveryFile)
                    .flatMap(name -> folder().file(name))
                    .flatMap(entry -> reads.decode(entry, new DStreamCheckpointDecoder()));
        }
        return application;
    }

    /** Reads further small files. */
    public SmallFiles reads() {
        return reads;
    }

    /** Where it was written, as far as its files tell: a URI or a path. */
    public Optional<String> home() {
        return Optional.ofNullable(inspection.here()).map(CheckpointInspection.Here::home);
    }

    /** Path of a file or folder relative to the checkpoint. */
    public String relative(String listedPath) {
        return folder().path().isEmpty() ? listedPath : listedPath.substring(Math.min(listedPath.length(), folder().path().length() + 1));
    }

    /** Who owns a place of the checkpoint; empty where the store does not say. One call a place. */
    public Optional<Access> access(String path) {
        return access.computeIfAbsent(path, place -> {
            try {
                return Optional.of(storage.access(location().resolve(place)));
            } catch (StorageException denied) {
                // that it cannot be asked is told by the inspection, where it cannot be read either
                return Optional.empty();
            }
        });
    }
}
