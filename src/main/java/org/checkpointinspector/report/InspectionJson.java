package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.CheckpointInspection.OperatorSummary;
import org.checkpointinspector.inspect.CheckpointInspection.Progress;
import org.checkpointinspector.inspect.CheckpointInspection.SourceSummary;
import org.checkpointinspector.inspect.CheckpointInspection.VersionVerdict;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as one JSON object, described by {@code src/docs/schemas/inspect-1.json}. It is written as it is walked: a checkpoint of a million files
 * takes no more memory than one of ten, which is why {@code files} comes last.
 */
public final class InspectionJson {
    /** Value of {@code schema}; grows when a field changes its meaning, not when one is added. */
    public static final String SCHEMA = "checkpoint-inspector/1";

    private final JsonGenerator json;
    private final JsonValues values;
    private final @Nullable FileHashes hashes;

    private InspectionJson(JsonGenerator json, @Nullable FileHashes hashes) {
        this.json = json;
        this.hashes = hashes;
        values = new JsonValues(json);
    }

    /** Writes everything that is known of a location. */
    public static void write(Inspection inspection, JsonGenerator json) throws IOException {
        write(inspection, null, json);
    }

    /** The same; with hashes, each file has its own. */
    public static void write(Inspection inspection, @Nullable FileHashes hashes, JsonGenerator json) throws IOException {
        new InspectionJson(json, hashes).inspection(inspection);
    }

    /**
     * Writes, for a location that could not be inspected, the same object without checkpoints and with an {@code error}.
     *
     * @param kind name of a {@link org.checkpointinspector.storage.StorageException.Kind}, or {@code CANCELLED}
     * @param message one sentence: what happened
     * @param advice one sentence: what to try, null where there is nothing to be tried
     */
    public static void writeError(Location location, String kind, String message, @Nullable String advice, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("location", Secrets.text(location.toUri()));
        json.writeNullField("depth");
        json.writeObjectFieldStart("error");
        json.writeStringField("kind", kind);
        json.writeStringField("message", Secrets.text(message));
        json.writeStringField("advice", advice);
        json.writeEndObject();
        json.writeArrayFieldStart("checkpoints");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void inspection(Inspection inspection) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        values.text("location", inspection.listing().location().toUri());
        json.writeStringField("depth", inspection.depth().id());
        problems(inspection.listing().problems());
        json.writeArrayFieldStart("checkpoints");
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            checkpoint(inspection, checkpoint);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void problems(List<ListingProblem> problems) throws IOException {
        if (problems.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("problems");
        for (ListingProblem problem : problems) {
            json.writeStartObject();
            json.writeStringField("path", problem.path());
            json.writeStringField("kind", problem.kind().name());
            values.text("detail", problem.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void checkpoint(Inspection inspection, CheckpointInspection checkpoint) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", checkpoint.checkpoint().path());
        json.writeStringField("kind", checkpoint.checkpoint().kind().name());
        judgement(checkpoint);
        progress(checkpoint.progress());
        sources(checkpoint.sources());
        operators(checkpoint.operators());
        new ApplicationJson(json).write(checkpoint.application());
        json.writeObjectFieldStart("size");
        json.writeNumberField("bytes", checkpoint.checkpoint().folder().totalBytes());
        json.writeNumberField("files", checkpoint.checkpoint().folder().totalFiles());
        json.writeEndObject();
        json.writeFieldName("findings");
        values.findings(checkpoint.findings());
        TrendJson.write(checkpoint.trend(), json);
        json.writeArrayFieldStart("files");
        for (FileReport file : checkpoint.files()) {
            file(file, hashes == null ? null : hashes.of(inspection, checkpoint, file));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void judgement(CheckpointInspection checkpoint) throws IOException {
        json.writeObjectFieldStart("spark");
        json.writeStringField("writtenBy", checkpoint.spark().writtenBy());
        json.writeStringField("judgedFor", checkpoint.spark().judgedFor().toString());
        json.writeEndObject();
        values.strings("assumed", checkpoint.assumed());
        values.name("verdict", checkpoint.verdict());
        if (checkpoint.verdict() == Verdict.UNKNOWN) {
            values.text("unknownBecause", checkpoint.unknownBecause());
        }
        verdicts(checkpoint.verdicts());
        json.writeFieldName("cause");
        values.cause(checkpoint.cause());
        here(checkpoint);
        json.writeNumberField("unverifiedBytes", checkpoint.unverifiedBytes());
    }

    private void verdicts(List<VersionVerdict> verdicts) throws IOException {
        json.writeArrayFieldStart("verdicts");
        for (VersionVerdict one : verdicts) {
            json.writeStartObject();
            json.writeStringField("spark", one.spark().toString());
            values.name("verdict", one.verdict());
            json.writeBooleanField("losesData", one.losesData());
            json.writeFieldName("cause");
            values.cause(one.cause());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Where home is not known, the copy at hand is taken for it, so {@code here} says the same as {@code verdict}. */
    private void here(CheckpointInspection checkpoint) throws IOException {
        CheckpointInspection.Here here = checkpoint.here();
        values.text("home", here == null ? null : here.home());
        json.writeObjectFieldStart("here");
        values.name("verdict", here == null ? checkpoint.verdict() : here.verdict());
        json.writeFieldName("cause");
        values.cause(here == null ? checkpoint.cause() : here.cause());
        json.writeEndObject();
    }

    private void progress(Progress progress) throws IOException {
        values.number("lastGoodBatch", progress.lastGoodBatch());
        values.number("latestOffsetBatch", progress.latestOffsetBatch());
        values.number("latestCommitBatch", progress.latestCommitBatch());
        json.writeStringField("queryId", progress.queryId());
        values.number("watermarkMs", progress.watermarkMs());
    }

    private void sources(List<SourceSummary> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (SourceSummary source : sources) {
            json.writeStartObject();
            json.writeStringField("index", source.index());
            json.writeStringField("type", source.type());
            values.text("description", source.description());
            values.text("offset", source.offset());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void operators(List<OperatorSummary> operators) throws IOException {
        json.writeArrayFieldStart("operators");
        for (OperatorSummary operator : operators) {
            json.writeStartObject();
            json.writeNumberField("id", operator.id());
            json.writeStringField("name", operator.name());
            json.writeStringField("provider", operator.provider());
            json.writeNumberField("partitions", operator.partitions());
            values.strings("stores", operator.stores());
            values.number("rows", operator.rows());
            json.writeNumberField("bytes", operator.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void file(FileReport report, @Nullable Optional<String> hash) throws IOException {
        CheckpointFile file = report.file();
        json.writeStartObject();
        json.writeStringField("path", file.path());
        json.writeStringField("role", file.role().id());
        values.number("batch", batch(file));
        values.number("operator", file.operator());
        values.number("partition", file.partition());
        json.writeStringField("store", file.store());
        json.writeNumberField("bytes", file.entry().bytes());
        json.writeNumberField("modifiedMs", file.entry().modifiedMs());
        values.name("health", report.health());
        if (hash != null) {
            json.writeStringField("sha256", hash.orElse(null));
        }
        json.writeEndObject();
    }

    /** State of version V was written by batch V − 1; version 0 is the empty state before any batch. */
    public static @Nullable Long batch(CheckpointFile file) {
        if (file.batch() != null || file.version() == null) {
            return file.batch();
        }
        return file.version() > 0 ? file.version() - 1 : null;
    }
}
