package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.jspecify.annotations.Nullable;

/** The facts of a query for a person: how far it got, its sources, its operators, its batches. */
final class QuerySummary {

    /** More batches than this are not shown; the oldest are left out. */
    private static final int MOST_BATCHES = 10_000;

    private final QueryEvidence evidence;

    QuerySummary(QueryEvidence evidence) {
        this.evidence = evidence;
    }

    CheckpointInspection.Progress progress(@Nullable Long lastGoodBatch) {
        RestartPoint restart = evidence.restart();
        return new CheckpointInspection.Progress(
                evidence.metadata().flatMap(Read::value).map(QueryMetadata::id).orElse(null),
                restart.newestOffset(),
                restart.newestCommit(),
                lastGoodBatch,
                watermark(),
                restart.newestOffset() == null && evidence.commits().isEmpty() ? null : restart.nextBatch());
    }

    /** The watermark of the next batch: the greater of what the newest offset log and its commit say ({@code populateStartOffsets}). */
    private @Nullable Long watermark() {
        Optional<Long> planned = evidence.newestOffset().flatMap(Read::value).map(log -> log.metadata().batchWatermarkMs());
        Optional<Long> committed = evidence.restart().repeats() ? Optional.empty() : evidence.newestCommit().flatMap(Read::value).map(CommitLog::nextBatchWatermarkMs);
        return planned.isPresent() && committed.isPresent() ? (Long) Math.max(planned.get(), committed.get()) : planned.or(() -> committed).orElse(null);
    }

    List<CheckpointInspection.SourceSummary> sources() {
        return evidence.sources().all().stream()
                .map(source -> new CheckpointInspection.SourceSummary(
                        source.id(), source.type(), describe(source), source.newest() == null ? null : source.newest().json()))
                .toList();
    }

    private String describe(SourceEvidence.Source source) {
        OffsetLog.@Nullable Source offset = source.newest();
        if (offset == null || offset.json() == null) {
            return evidence.newestOffset().flatMap(Read::value).isPresent() ? "no offset yet" : "its newest offset could not be read";
        }
        Optional<SourceOffset> parsed = SourceOffsets.parse(offset.json(), offset.storedOffset()).value();
        if (parsed.isEmpty()) {
            return "its offset cannot be read";
        }
        if (parsed.get() instanceof SourceOffset.Partitioned positions) {
            return positions.positions().entrySet().stream().map(QuerySummary::topic).reduce((one, other) -> one + ", " + other).orElse("no topic");
        }
        if (parsed.get() instanceof SourceOffset.FileLog log) {
            return "has read its log up to id " + log.logOffset();
        }
        return "";
    }

    private static String topic(Map.Entry<String, Map<Integer, Long>> topic) {
        int partitions = topic.getValue().size();
        return topic.getKey() + " (" + partitions + (partitions == 1 ? " partition)" : " partitions)");
    }

    List<CheckpointInspection.OperatorSummary> operators() {
        String provider = evidence.conf().getOrDefault("spark.sql.streaming.stateStore.providerClass", "");
        String simple = provider.substring(provider.lastIndexOf('.') + 1);
        Map<Integer, Long> rows = StateRowCounts.of(evidence);
        return evidence.state().operators().stream()
                .map(operator -> new CheckpointInspection.OperatorSummary(
                        operator.id(), name(operator), simple.isEmpty() ? null : simple, operator.partitions().size(), operator.storeNames(), rows.get(operator.id()),
                        operator.folder().totalBytes()))
                .toList();
    }

    private @Nullable String name(StateLayout.Operator operator) {
        return OperatorFiles.metadata(evidence, operator).flatMap(Read::value).map(OperatorMetadata::operatorName).orElse(null);
    }

    List<CheckpointInspection.BatchCell> batches() {
        TreeSet<Long> ids = new TreeSet<>();
        evidence.offsets().files().forEach(file -> ids.add(file.id()));
        evidence.commits().files().forEach(file -> ids.add(file.id()));
        if (!ids.isEmpty()) {
            ids.add(evidence.restart().nextBatch());
        }
        while (ids.size() > MOST_BATCHES) {
            ids.pollFirst();
        }
        List<CheckpointInspection.BatchCell> cells = new ArrayList<>();
        for (long id : ids) {
            Optional<LogFolder.LogFile> offset = evidence.offsets().file(id);
            Optional<LogFolder.LogFile> commit = evidence.commits().file(id);
            boolean damaged = isDamaged("offsets/" + id) || isDamaged("commits/" + id);
            cells.add(new CheckpointInspection.BatchCell(id, offset.isPresent(), commit.isPresent(), damaged, id == evidence.restart().nextBatch()));
        }
        return cells;
    }

    private boolean isDamaged(String path) {
        return evidence.reads().healthOf(path) == Health.DAMAGED;
    }
}
