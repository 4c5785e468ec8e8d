package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** The query's sources, as far as the logs tell: which kind each is, what its newest offsets say, where its own files lie. */
final class SourceEvidence {

    private final QueryEvidence evidence;

    SourceEvidence(QueryEvidence evidence) {
        this.evidence = evidence;
    }

    /**
     * One source.
     *
     * @param id its position, or its name in a log of version 2
     * @param kind how Spark reads its offsets, as far as their shape and its own files tell; empty for other sources
     * @param type the same for a person
     * @param newest its end offset in the newest offset log, null where that has none
     * @param previous its offset in the log before, null where that has none
     * @param folder its own folder below {@code sources}
     */
    record Source(
            String id,
            Optional<SourceOffsets.Kind> kind,
            String type,
            OffsetLog.@Nullable Source newest,
            OffsetLog.@Nullable Source previous,
            Optional<Folder> folder) {

        /** Whether it is of that kind. */
        boolean is(SourceOffsets.Kind expected) {
            return kind.filter(expected::equals).isPresent();
        }

        /** The source's own log, as Spark lists it. */
        LogFolder log() {
            return LogFolder.compactible(folder);
        }
    }

    /** All sources of the newest offset log that can be read; where none can, those that have a folder of their own. */
    List<Source> all() {
        List<OffsetLog.Source> newest = sources(evidence.newestOffset());
        List<OffsetLog.Source> previous = sources(evidence.previousOffset());
        List<Source> all = new ArrayList<>();
        for (String id : ids(newest, previous)) {
            OffsetLog.@Nullable Source now = find(newest, id);
            OffsetLog.@Nullable Source before = find(previous, id);
            Optional<Folder> folder = evidence.folder().folder("sources").flatMap(sources -> sources.folder(id));
            // the older offset first: the newer is the one that may be damaged
            Optional<SourceOffset> shape = parsed(before).filter(offset -> !(offset instanceof SourceOffset.Other)).or(() -> parsed(now));
            Optional<SourceOffsets.Kind> kind = kindOf(shape, folder);
            all.add(new Source(id, kind, typeOf(shape, kind), now, before, folder));
        }
        return all;
    }

    private List<String> ids(List<OffsetLog.Source> newest, List<OffsetLog.Source> previous) {
        List<OffsetLog.Source> listed = newest.isEmpty() ? previous : newest;
        if (!listed.isEmpty()) {
            return listed.stream().map(OffsetLog.Source::id).distinct().toList();
        }
        return evidence.folder().folder("sources").stream().flatMap(sources -> sources.folders().stream()).map(Folder::name).toList();
    }

    private static List<OffsetLog.Source> sources(Optional<Read<OffsetLog>> read) {
        return read.flatMap(Read::readable).map(OffsetLog::sources).orElse(List.of());
    }

    private static OffsetLog.@Nullable Source find(List<OffsetLog.Source> sources, String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst().orElse(null);
    }

    /** A bare number is a rate source's where it keeps its creation time in file 0; a log of several files is a file source's. */
    private static Optional<SourceOffsets.Kind> kindOf(Optional<SourceOffset> shape, Optional<Folder> folder) {
        LogFolder log = LogFolder.compactible(folder);
        boolean onlyFirst = log.files().size() == 1 && log.files().get(0).id() == 0 && !log.files().get(0).compact();
        SourceOffset offset = shape.orElse(null);
        if (offset instanceof SourceOffset.FileLog) {
            return Optional.of(SourceOffsets.Kind.FILE);
        } else if (offset instanceof SourceOffset.Partitioned) {
            return Optional.of(SourceOffsets.Kind.KAFKA);
        } else if (offset instanceof SourceOffset.RateMicroBatch) {
            return Optional.of(SourceOffsets.Kind.RATE_MICRO_BATCH);
        } else if (offset instanceof SourceOffset.Number) {
            return Optional.of(log.isEmpty() || onlyFirst ? SourceOffsets.Kind.RATE : SourceOffsets.Kind.FILE);
        }
        return log.files().size() > 1 ? Optional.of(SourceOffsets.Kind.FILE) : Optional.empty();
    }

    private static String typeOf(Optional<SourceOffset> shape, Optional<SourceOffsets.Kind> kind) {
        if (kind.filter(SourceOffsets.Kind.FILE::equals).isPresent()) {
            return "files";
        }
        return shape.filter(offset -> !(offset instanceof SourceOffset.Number)).map(SourceOffset::kind).orElse(kind.isPresent() ? "rate, socket or memory" : "unknown");
    }

    private static Optional<SourceOffset> parsed(OffsetLog.@Nullable Source source) {
        return source == null || source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
    }

    /** Id of the file source's own log that an offset points to, empty where the offset tells none. */
    static Optional<Long> logOffset(OffsetLog.@Nullable Source source) {
        return parsed(source).flatMap(offset -> {
            if (offset instanceof SourceOffset.FileLog log) {
                return Optional.of(log.logOffset());
            }
            return offset instanceof SourceOffset.Number number ? Optional.of(number.value()) : Optional.empty();
        });
    }
}
