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
                .forEach(source -> source.log().file(0).ifPresent(file -> checkStart(evidence, file, judge)));
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
