package org.checkpointinspector.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.CheckpointInspection.Judged;
import org.checkpointinspector.inspect.CheckpointInspection.OperatorSummary;
import org.checkpointinspector.inspect.CheckpointInspection.Progress;
import org.checkpointinspector.inspect.CheckpointInspection.SourceSummary;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Finding.Remedy;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;

/** Inspections put together by hand over a real listing, so that a report can be compared letter by letter. Said to lie at /data/checkpoints/orders. */
final class HandBuilt {
    /** 2026-03-01 12:04:05 UTC. */
    static final long MODIFIED_MS = 1_772_366_645_000L;

    private static final SparkVersion SPARK = SparkVersion.line(4, 1);

    /** A small query with state, of 2 planned and 1 committed batches. */
    static final Map<String, Integer> FILES = Map.of(
            "metadata", 45, "offsets/9", 654, "offsets/10", 0, "commits/9", 29, "state/0/0/10.delta", 120, "state/0/1/10.delta", 20_000, "notes.txt", 3);

    private HandBuilt() {}

    static Listing listing(Path folder, Map<String, Integer> files, List<ListingProblem> problems) throws IOException {
        for (Map.Entry<String, Integer> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, new byte[file.getValue()]);
            Files.setLastModifiedTime(path, FileTime.fromMillis(MODIFIED_MS));
        }
        Location place = Location.parse(folder.toString());
        try (Storage storage = Stores.open(place)) {
            Folder root = storage.list(place, ListingProgress.NONE).root();
            return new Listing(new Location("file", "", "/data/checkpoints/orders"), root, problems, MODIFIED_MS);
        }
    }

    static Inspection inspection(Path folder, Depth depth, Draft... drafts) throws IOException {
        Listing listing = listing(folder, FILES, List.of());
        return new Inspection(listing, depth, List.of(drafts).stream().map(draft -> draft.over(listing.root())).toList());
    }

    static Draft draft(Verdict verdict) {
        return new Draft(verdict);
    }

    static final Finding EMPTY_OFFSETS = new Finding(
            "offsets.newest.damaged",
            Severity.ERROR,
            "offsets/10",
            0L,
            "The file is empty. Spark reads the newest offset log file first and expects a version line such as v1 at its start.",
            ordered("bytes", 0, "batch", 10),
            new Remedy(
                    "Batch 10 was planned and never committed. Remove the file with its checksum file and the query runs batch 10 again, with new end offsets.",
                    "mv offsets/10 offsets/.10.crc /somewhere/safe/"),
            new SparkError(
                    List.of("org.apache.spark.sql.streaming.StreamingQueryException", "java.lang.IllegalStateException"),
                    "MALFORMED_LOG_FILE",
                    "Incomplete log file"));

    static final Finding STRANGER = new Finding(
            "file.unknown", Severity.WARNING, "notes.txt", null, "No part of a checkpoint; Spark ignores it.", Map.of(), null, null);

    static final Finding REPEATS = new Finding(
            "metadata.missing",
            Severity.LOSS,
            "metadata",
            null,
            "The query's id is lost; Spark makes up a new one, and sinks that go by it take everything again.",
            Map.of(),
            new Remedy("Write the file again with the id that the sink knows.", null),
            null);

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            evidence.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return evidence;
    }

    /** A checkpoint's inspection in the making; a healthy one unless told otherwise. */
    static final class Draft {
        private final Verdict verdict;
        private final List<Finding> findings = new ArrayList<>();
        private Checkpoint.Kind kind = Checkpoint.Kind.STRUCTURED_STREAMING;
        private long unverified;
        private String unknownBecause;
        private Long lastGood = 9L;
        private CheckpointInspection.Here here;
        private List<CheckpointInspection.VersionVerdict> verdicts = List.of();
        private List<String> assumed = List.of();

        private Draft(Verdict verdict) {
            this.verdict = verdict;
        }

        Draft finding(Finding finding) {
            findings.add(finding);
            return this;
        }

        Draft kind(Checkpoint.Kind other) {
            kind = other;
            return this;
        }

        Draft unverified(long bytes) {
            unverified = bytes;
            lastGood = null;
            return this;
        }

        Draft unknownBecause(String reason) {
            unknownBecause = reason;
            lastGood = null;
            return this;
        }

        Draft here(String home, Verdict other, Cause cause) {
            here = new CheckpointInspection.Here(home, other, cause);
            return this;
        }

        Draft verdicts(CheckpointInspection.VersionVerdict... all) {
            verdicts = List.of(all);
            return this;
        }

        Draft assumed(String... words) {
            assumed = List.of(words);
            return this;
        }

        private Cause cause() {
            return findings.stream()
                    .filter(finding -> verdict == Verdict.FAILS && finding.spark() != null)
                    .findFirst()
                    .map(finding -> new Cause(finding.path(), finding.offset(), finding.summary(), finding.spark()))
                    .orElse(null);
        }

        CheckpointInspection over(Folder folder) {
            Checkpoint checkpoint = new Checkpoint(kind, folder);
            boolean query = kind == Checkpoint.Kind.STRUCTURED_STREAMING;
            Progress progress = new Progress("0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11", 10L, 9L, lastGood, 1_772_366_400_000L, 10L);
            return new CheckpointInspection(
                    checkpoint,
                    verdict,
                    cause(),
                    unknownBecause,
                    new Judged("4.0–4.1", SPARK),
                    assumed,
                    verdicts,
                    here,
                    query ? progress : Progress.NONE,
                    query ? List.of(new SourceSummary("0", "Kafka", "topic orders, 2 partitions", "{\"orders\":{\"0\":812,\"1\":790}}")) : List.of(),
                    query ? List.of(operator()) : List.of(),
                    List.of(),
                    unverified,
                    findings,
                    files(checkpoint),
                    null,
                    null);
        }

        private static OperatorSummary operator() {
            return new OperatorSummary(0, "stateStoreSave", "HDFSBackedStateStoreProvider", 2, List.of("default"), null, 20_120);
        }

        private static List<FileReport> files(Checkpoint checkpoint) {
            List<FileReport> reports = new ArrayList<>();
            for (String path : List.of("commits/9", "metadata", "notes.txt", "offsets/10", "offsets/9", "state/0/0/10.delta", "state/0/1/10.delta")) {
                Health health = path.startsWith("state") ? Health.UNREAD : path.equals("offsets/10") ? Health.DAMAGED : Health.OK;
                FileEntry entry = find(checkpoint.folder(), path);
                reports.add(new FileReport(FileRoles.of(checkpoint, entry), path.equals("notes.txt") ? Health.NOT_NEEDED : health));
            }
            return reports;
        }

        private static FileEntry find(Folder root, String path) {
            int slash = path.indexOf('/');
            return slash < 0 ? root.file(path).orElseThrow() : find(root.folder(path.substring(0, slash)).orElseThrow(), path.substring(slash + 1));
        }
    }
}
