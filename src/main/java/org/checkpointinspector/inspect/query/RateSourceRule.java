package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.RateSourceStart;
import org.checkpointinspector.decode.RateSourceStartDecoder;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.LogFolder;

/** The creation time of a rate source ({@code RateStreamMicroBatchStream}): offsets count seconds from it. */
final class RateSourceRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        evidence.sources().all().stream()
                .filter(source -> source.is(SourceOffsets.Kind.RATE))
                .forEach(source -> source.log().file(0).ifPresentOrElse(file -> checkStart(evidence, file, judge), () -> checkMissing(evidence, source, judge)));
    }

    /** Without its file the source counts from now on; its next end then lies before the start that the log says. Sources in memory have no folder of their own. */
    private static void checkMissing(QueryEvidence evidence, SourceEvidence.Source source, Judge judge) {
        long start = SourceEvidence.logOffset(source.newest()).orElse(0L);
        boolean done = evidence.restart().newestCommit() != null && evidence.restart().newestCommit().equals(evidence.restart().newestOffset());
        if (source.folder().isEmpty() || !source.log().isEmpty() || start <= 0 || !done) {
            return;
        }
        String message = "startSeconds(" + start + ") > endSeconds(0)";
        judge.error("sources.rate.missing", "sources/" + source.id() + "/0")
                .says("The rate source's file with its creation time is missing: it counts from now on, and the next batch would end before it starts.")
                .proof("seconds that were read", start)
                .remedy("Restore the file from a backup. A rate source is for tests: else start with a new checkpoint.")
                .raises(judge.spark().atLeast(3, 3)
                        ? SparkErrors.fromStream("INTERNAL_ERROR", "assertion failed: " + message, SparkErrors.SPARK, SparkErrors.ASSERTION)
                        : SparkErrors.assertion(judge.spark(), message))
                .add();
    }

    private static void checkStart(QueryEvidence evidence, LogFolder.LogFile file, Judge judge) {
        Read<RateSourceStart> read = evidence.reads().decode(file.entry(), new RateSourceStartDecoder());
        if (Unreadable.report(read, judge)) {
            return;
        }
        String path = read.file().path();
        Optional<Integer> version = read.readable().map(RateSourceStart::version).filter(found -> found > 1);
        if (version.isPresent()) {
            judge.error("sources.rate.version", path)
                    .says("The rate source's file has version " + version.get() + "; Spark reads only version 1.")
                    .remedy("Restore the file from a backup, or restart with the Spark that wrote it.")
                    .raises(SparkErrors.versionTooNew(judge.spark(), version.get(), 1, path))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error("sources.rate.damaged", path)
                .at(damage.storedOffset())
                .says("The rate source's creation time cannot be read: " + damage.detail())
                .remedy("Restore the file from a backup.")
                .raises(raised(damage, path, judge))
                .add());
    }

    private static SparkError raised(Damage damage, String path, Judge judge) {
        return switch (damage.kind()) {
            case EMPTY -> SparkErrors.assertion(judge.spark(), "assertion failed");
            case LINE_MISSING -> SparkErrors.fromStream(
                    null,
                    "Failed to read log file " + path + ". Log file was malformed: failed to detect the log file version line.",
                    SparkErrors.ILLEGAL_STATE,
                    SparkErrors.ILLEGAL_STATE);
            case NOT_A_NUMBER -> SparkErrors.fromStream(null, damage.detail(), SparkErrors.exceptionOf(judge.spark(), damage));
            default -> SparkErrors.ofLog(judge.spark(), damage, path);
        };
    }
}
