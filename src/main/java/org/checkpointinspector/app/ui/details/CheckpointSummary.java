package org.checkpointinspector.app.ui.details;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.Progress;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.jspecify.annotations.Nullable;

/** What is known of one checkpoint, in sections. */
final class CheckpointSummary {
    private final CheckpointInspection found;
    private final Formats formats;

    CheckpointSummary(CheckpointInspection found, Formats formats) {
        this.found = found;
        this.formats = formats;
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(sections, versions());
        add(sections, query());
        add(sections, sources());
        add(sections, operators());
        add(sections, judged());
        return sections;
    }

    private static void add(List<Section> sections, @Nullable Section section) {
        if (section != null) {
            sections.add(section);
        }
    }

    private Section query() {
        Map<String, String> facts = new LinkedHashMap<>();
        Progress progress = found.progress();
        facts.put(Texts.text("summary.what"), Texts.text("kind." + found.checkpoint().kind()));
        put(facts, "summary.queryId", progress.queryId());
        putBatch(facts, "summary.good", progress.lastGoodBatch());
        putBatch(facts, "summary.committed", progress.latestCommitBatch());
        putBatch(facts, "summary.planned", progress.latestOffsetBatch());
        putBatch(facts, "summary.next", progress.nextBatch());
        Long watermark = progress.watermarkMs();
        if (watermark != null && watermark > 0) {
            facts.put(Texts.text("summary.watermark"), formats.fullTime(watermark));
        }
        return new Facts("", facts);
    }

    private @Nullable Section judged() {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "summary.writtenBy", found.spark().writtenBy());
        if (found.verdict() != null) {
            facts.put(Texts.text("summary.judgedFor"), found.spark().judgedFor().toString());
        }
        if (!found.assumed().isEmpty()) {
            facts.put(Texts.text("summary.assumed"), String.join("\n", found.assumed()));
        }
        if (found.unverifiedBytes() > 0) {
            facts.put(Texts.text("summary.unread"), formats.fullSize(found.unverifiedBytes()));
        }
        CheckpointInspection.Here here = found.here();
        if (here != null) {
            facts.put(Texts.text("summary.home"), here.home());
            facts.put(Texts.text("summary.here"), Texts.text("health.verdict." + here.verdict()) + (here.cause() == null ? "" : ": " + here.cause().reason()));
        }
        return facts.isEmpty() ? null : new Facts(Texts.text("summary.judgement"), facts);
    }

    private @Nullable Section sources() {
        if (found.sources().isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        found.sources().forEach(source -> rows.add(List.of(source.index(), source.type(), source.description(), source.offset() == null ? "" : source.offset())));
        return new Table(Texts.text("summary.sources"), List.of(
                Texts.text("summary.source"), Texts.text("summary.type"), Texts.text("summary.description"), Texts.text("summary.offset")), rows, null);
    }

    private @Nullable Section operators() {
        if (found.operators().isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        found.operators().forEach(operator -> rows.add(List.of(
                Integer.toString(operator.id()), words(operator.name()), words(operator.provider()), formats.count(operator.partitions()),
                String.join(", ", operator.stores()), operator.rows() == null ? "" : formats.count(operator.rows()), formats.size(operator.bytes()))));
        return new Table(Texts.text("summary.operators"), List.of(
                Texts.text("summary.operator"), Texts.text("column.name"), Texts.text("summary.provider"), Texts.text("summary.partitions"),
                Texts.text("summary.stores"), Texts.text("summary.rows"), Texts.text("column.size")), rows, null);
    }

    private @Nullable Section versions() {
        if (found.verdicts().isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (CheckpointInspection.VersionVerdict verdict : found.verdicts()) {
            Cause cause = verdict.cause();
            rows.add(List.of(
                    verdict.spark().toString(), Texts.text("health.verdict." + (verdict.losesData() ? "LOSS" : verdict.verdict())), cause == null ? "" : cause.path(), cause == null ? "" : cause.reason(),
                    cause == null ? "" : raised(cause.spark())));
        }
        return new Table(
                Texts.text("summary.versions"),
                List.of("Spark", Texts.text("summary.verdict"), Texts.text("findings.where"), Texts.text("summary.reason"), Texts.text("finding.spark")), rows, null);
    }

    private static String raised(SparkError error) {
        return error.condition() == null ? error.exception().substring(error.exception().lastIndexOf('.') + 1) : error.condition();
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void putBatch(Map<String, String> facts, String key, @Nullable Long batch) {
        put(facts, key, batch == null ? null : formats.batch(found.checkpoint().kind(), batch));
    }

    private static void put(Map<String, String> facts, String key, @Nullable Object value) {
        if (value != null) {
            facts.put(Texts.text(key), value.toString());
        }
    }
}
