package org.checkpointinspector.inspect.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.decode.QueryMetadataDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** What the files of a query's checkpoint say, independent of any Spark version. Files are read when a rule first asks for them. */
public final class QueryEvidence {

    private final Folder folder;
    private final FileReads reads;
    private final Depth depth;
    private final LogFolder offsets;
    private final LogFolder commits;
    private final StateLayout state;
    private final RestartPoint restart;
    private final SourceEvidence sources;
    private final KeyCounts keyCounts;
    private @Nullable Map<String, String> conf;
    private StateStores.@Nullable Provider provider;
    private @Nullable Boolean uniqueIds;

    /**
     * Looks at the names; nothing is read yet.
     *
     * @param reads reads the files of the checkpoint
     * @param depth whether state files may be read
     */
    public QueryEvidence(FileReads reads, Depth depth) {
        this(
                reads,
                depth,
                LogFolder.plain(reads.checkpoint().folder().folder("offsets")),
                LogFolder.plain(reads.checkpoint().folder().folder("commits")),
                new KeyCounts());
    }

    private QueryEvidence(FileReads reads, Depth depth, LogFolder offsets, LogFolder commits, KeyCounts keyCounts) {
        this.keyCounts = keyCounts;
        this.folder = reads.checkpoint().folder();
        this.reads = reads;
        this.depth = depth;
        this.offsets = offsets;
        this.commits = commits;
        this.state = StateLayout.of(folder);
        this.restart = RestartPoint.of(
                offsets.newest().map(LogFolder.LogFile::id).orElse(null),
                commits.newest().map(LogFolder.LogFile::id).orElse(null));
        this.sources = new SourceEvidence(this);
    }

    /** The same files as a Spark version sees them: up to 3.0 a log passes over names that it cannot open ({@code HDFSMetadataLog.getLatest}). */
    QueryEvidence seenBy(SparkVersion spark) {
        return spark.atLeast(3, 1) ? this : new QueryEvidence(reads, depth, offsets.canonical(), commits.canonical(), keyCounts);
    }

    /** The checkpoint's folder. */
    Folder folder() {
        return folder;
    }

    FileReads reads() {
        return reads;
    }

    Depth depth() {
        return depth;
    }

    /** The keys that were counted while state was read. */
    KeyCounts keyCounts() {
        return keyCounts;
    }

    /** Whether the checkpoint lies on a local disk, where Hadoop keeps checksum files. */
    boolean isLocal() {
        return reads.location().isLocal();
    }

    /** Path of a file relative to the checkpoint. */
    String pathOf(FileEntry entry) {
        return folder.path().isEmpty() ? entry.path() : entry.path().substring(folder.path().length() + 1);
    }

    /** A file of the checkpoint by its path in the listing, as a {@link FileEntry} names its companions. */
    Optional<FileEntry> sibling(String listedPath) {
        return OperatorFiles.find(folder, folder.path().isEmpty() ? listedPath : listedPath.substring(folder.path().length() + 1));
    }

    LogFolder offsets() {
        return offsets;
    }

    LogFolder commits() {
        return commits;
    }

    StateLayout state() {
        return state;
    }

    RestartPoint restart() {
        return restart;
    }

    /** How the state is stored. */
    StateStores.Provider provider() {
        if (provider == null) {
            provider = StateStores.provider(this);
        }
        return provider;
    }

    /** Whether the names of the state files carry unique ids (checkpoint format 2). */
    boolean hasUniqueIds() {
        if (uniqueIds == null) {
            uniqueIds = StateStores.hasUniqueIds(state);
        }
        return uniqueIds;
    }

    SourceEvidence sources() {
        return sources;
    }

    /** The file {@code metadata}, empty where it is not there. */
    Optional<Read<QueryMetadata>> metadata() {
        return folder.file("metadata").map(entry -> reads.decode(entry, new QueryMetadataDecoder()));
    }

    /** The offset log of a batch, empty where there is no file by that number. */
    Optional<Read<OffsetLog>> offset(long batch) {
        return offsets.file(batch).map(file -> reads.decode(file.entry(), new OffsetLogDecoder()));
    }

    /** The newest offset log, empty where there is none that Spark could open. */
    Optional<Read<OffsetLog>> newestOffset() {
        return restart.newestOffset() == null ? Optional.empty() : offset(restart.newestOffset());
    }

    /** Id of the offset log that Spark reads besides the newest: the one before it; in an async-progress log the previous file. Null where none is needed. */
    @Nullable Long previousOffsetId() {
        Long newest = restart.newestOffset();
        if (newest == null || newest == 0) {
            return null;
        }
        if (!looksAsync()) {
            return newest - 1;
        }
        return offsets.files().stream().map(LogFolder.LogFile::id).filter(id -> id < newest).reduce((older, newer) -> newer).orElse(null);
    }

    /** The offset log before the newest, empty where none is needed or it is missing. */
    Optional<Read<OffsetLog>> previousOffset() {
        Long id = previousOffsetId();
        return id == null ? Optional.empty() : offset(id);
    }

    /** The newest of the two offset logs that is whole. */
    Optional<OffsetLog> wholeOffset() {
        return newestOffset().flatMap(Read::value).or(() -> previousOffset().flatMap(Read::value));
    }

    /** The commit log of a batch, empty where there is no file by that number. */
    Optional<Read<CommitLog>> commit(long batch) {
        return commits.file(batch).map(file -> reads.decode(file.entry(), new CommitLogDecoder()));
    }

    /** The newest commit log, empty where there is none that Spark could open. */
    Optional<Read<CommitLog>> newestCommit() {
        return restart.newestCommit() == null ? Optional.empty() : commit(restart.newestCommit());
    }

    /**
     * Whether the logs look like those of async progress tracking, which writes them at intervals and leaves gaps: the batch before the newest is in
     * neither log, the query has no state, both logs agree on what is there up to the newest commit, and the newest batch is committed or there are
     * older gaps. Nothing in the files says so outright.
     */
    boolean looksAsync() {
        Long newest = restart.newestOffset();
        Long committed = restart.newestCommit();
        if (newest == null || committed == null || newest == 0 || offsets.files().size() < 2 || !state.operators().isEmpty()) {
            return false;
        }
        boolean gapBeforeNewest = offsets.file(newest - 1).isEmpty() && commits.file(newest - 1).isEmpty();
        boolean agree = commits.files().stream().allMatch(file -> offsets.file(file.id()).isPresent())
                && offsets.files().stream().allMatch(file -> file.id() > committed || commits.file(file.id()).isPresent());
        long span = committed - offsets.files().get(0).id() + 1;
        boolean olderGaps = offsets.files().stream().filter(file -> file.id() <= committed).count() < span;
        return gapBeforeNewest && agree && (newest.equals(committed) || olderGaps);
    }

    /** Settings that are frozen into the newest offset log that is whole, in the order of the file; empty where none can. */
    public Map<String, String> conf() {
        if (conf == null) {
            conf = readConf();
        }
        return conf;
    }

    private Map<String, String> readConf() {
        return wholeOffset().map(log -> log.metadata().conf()).orElseGet(LinkedHashMap::new);
    }
}
