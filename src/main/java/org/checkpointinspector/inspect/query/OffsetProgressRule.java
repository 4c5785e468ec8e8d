package org.checkpointinspector.inspect.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.jspecify.annotations.Nullable;

/** What the two newest offset logs say together: as many sources, none forgotten, no batch planned twice. */
final class OffsetProgressRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        @Nullable OffsetLog newest = evidence.newestOffset().flatMap(Read::value).orElse(null);
        @Nullable OffsetLog previous = evidence.previousOffset().flatMap(Read::value).orElse(null);
        if (newest == null || previous == null) {
            return;
        }
        String path = "offsets/" + evidence.restart().newestOffset();
        if (newest.version() >= 2) {
            checkIds(newest, previous, path, judge);
        } else if (previous.version() < 2 && newest.sources().size() != previous.sources().size()) {
            reportCount(newest, previous, path, judge);
            return;
        }
        checkForgotten(newest, previous, path, judge);
        checkCopy(evidence, newest, previous, path, judge);
    }

    private static void reportCount(OffsetLog newest, OffsetLog previous, String path, Judge judge) {
        int now = newest.sources().size();
        int before = previous.sources().size();
        judge.error("offsets.sources", path)
                .says("This batch names " + now + " sources, the one before it " + before + ": a query has as many in both, so Spark refuses one of the two.")
                .proof("sources in the newest offset log", now)
                .proof("sources in the one before", before)
                .remedy("Restore the file from a backup; if the query's sources were changed, start with a new checkpoint from these offsets.")
                .raises(SparkErrors.assertion(
                        judge.spark(),
                        "There are [" + now + "] sources in the checkpoint offsets and now there are [" + before
                                + "] sources requested by the query. Cannot continue."))
                .add();
    }

    /** Version 2 finds offsets by the source's id: a source without a line starts from scratch. */
    private static void checkIds(OffsetLog newest, OffsetLog previous, String path, Judge judge) {
        if (previous.version() < 2 && newest.sources().stream().noneMatch(source -> source.id().matches("\\w+"))) {
            judge.loss("offsets.sources", path)
                    .says("The file says version 2, but its lines name no source: Spark finds no offset and reads every source from the start.")
                    .remedy("Restore the file from a backup.")
                    .add();
            return;
        }
        Set<String> ids = newest.sources().stream().map(OffsetLog.Source::id).collect(Collectors.toSet());
        List<String> lost = previous.version() < 2
                ? List.of()
                : previous.sources().stream().map(OffsetLog.Source::id).filter(id -> !ids.contains(id)).toList();
        if (!lost.isEmpty()) {
            judge.loss("offsets.sources", path)
                    .says("The line of source " + String.join(", ", lost) + " is gone: Spark reads that source from its start again.")
                    .proof("sources before", previous.sources().stream().map(OffsetLog.Source::id).toList())
                    .proof("sources now", newest.sources().stream().map(OffsetLog.Source::id).toList())
                    .remedy("Restore the file from a backup.")
                    .add();
        }
    }

    private static void checkForgotten(OffsetLog newest, OffsetLog previous, String path, Judge judge) {
        forgotten(newest, previous).forEach((id, before) -> judge.loss("offsets.forgotten", path)
                .says("Source " + id + " had an offset before and has none in the newest batch: Spark goes on from the offset before, and reads that batch's input again.")
                .proof("offset before", before)
                .remedy("Restore the file from a backup.")
                .add());
    }

    /** Whether a batch names no offset of a source that had one in the batch before. */
    static boolean forgets(Optional<OffsetLog> batch, Optional<OffsetLog> before) {
        return batch.isPresent() && before.isPresent() && !forgotten(batch.get(), before.get()).isEmpty();
    }

    /** The sources without an offset that had one before, with that one. */
    private static Map<String, String> forgotten(OffsetLog newest, OffsetLog previous) {
        Map<String, OffsetLog.Source> before = previous.sources().stream()
                .collect(Collectors.toMap(OffsetLog.Source::id, Function.identity(), (first, second) -> second));
        Map<String, String> forgotten = new LinkedHashMap<>();
        for (OffsetLog.Source source : newest.sources()) {
            OffsetLog.@Nullable Source old = before.get(source.id());
            if (source.json() == null && old != null && old.json() != null) {
                forgotten.put(source.id(), old.json());
            }
        }
        return forgotten;
    }

    /** Every batch has a time of its own, also one without new data; the same time and offsets twice is a file copied under the next number. */
    private static void checkCopy(QueryEvidence evidence, OffsetLog newest, OffsetLog previous, String path, Judge judge) {
        boolean same = newest.metadata().batchTimestampMs() == previous.metadata().batchTimestampMs()
                && newest.metadata().batchTimestampMs() != 0
                && texts(newest).equals(texts(previous));
        if (same && !judge.spark().atLeast(2, 4) && evidence.restart().repeats()) {
            // without new data there was no batch before 2.4 (MicroBatchExecution.runActivatedStream): the number is planned anew, and found taken
            long batch = evidence.restart().nextBatch();
            judge.error("offsets.planned-twice", path)
                    .says("This file is a copy of the one before it: Spark finds nothing new in the batch, plans it again and finds its number taken.")
                    .proof("batch time in both, ms", newest.metadata().batchTimestampMs())
                    .remedy("Set aside offset log " + batch + ".")
                    .raises(SparkErrors.assertion(judge.spark(), "Concurrent update to the log. Multiple streaming jobs detected for " + batch))
                    .add();
        } else if (same) {
            judge.warning("offsets.planned-twice", path)
                    .says("This file is a copy of the one before it: the same batch is planned twice. Spark runs an empty batch under the new number.")
                    .proof("batch time in both, ms", newest.metadata().batchTimestampMs())
                    .remedy("Set aside offset log " + evidence.restart().newestOffset() + ", if no commit of that number is there.")
                    .add();
        }
    }

    private static List<String> texts(OffsetLog log) {
        return log.sources().stream().map(source -> String.valueOf(source.json())).toList();
    }
}
