package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.StateLayout;

/**
 * State schema files ({@code StateSchemaCompatibilityChecker}, 3.1 and later): read before the first batch, by the driver from 4.0 on and by the task of partition 0
 * before. A classic one that is missing is made anew; one that operator metadata names must be there.
 */
final class StateSchemaRule implements RestartRule {

    private static final String CHECK = "spark.sql.streaming.stateStore.stateSchemaCheck";

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (!judge.spark().atLeast(3, 1)) {
            return;
        }
        boolean checked = judge.launchConf(CHECK).map(Boolean::parseBoolean).orElse(true);
        for (StateLayout.Operator operator : evidence.state().operators()) {
            boolean versionTwo = OperatorFiles.hasVersionTwo(operator);
            if (versionTwo || checked) {
                OperatorFiles.schemas(evidence, operator).forEach(read -> checkContent(read, judge));
            }
            if (versionTwo) {
                checkNamed(evidence, operator, judge);
            }
        }
    }

    private static void checkContent(Read<StateSchema> read, Judge judge) {
        if (Unreadable.report(read, judge)) {
            return;
        }
        String path = read.file().path();
        int most = judge.spark().atLeast(4, 0) ? 3 : 2;
        Optional<Integer> tooNew = read.readable().map(StateSchema::version).filter(version -> version > most);
        if (tooNew.isPresent()) {
            judge.error("state.schema.version", path)
                    .at(0)
                    .says("The state schema has version " + tooNew.get() + "; Spark " + judge.spark() + " reads at most " + most + ".")
                    .remedy("Restart with the Spark that wrote it.")
                    .raises(versionTooNew(judge.spark(), tooNew.get(), most))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error("state.schema.damaged", path)
                .at(damage.storedOffset())
                .says("The state schema is damaged: " + damage.detail())
                .remedy(read.file().batch() == null
                        ? "Set the file aside: Spark makes it anew from the running query. Do so only if the query's schema did not change."
                        : "Restore the file from a backup.")
                .raises(raised(judge.spark(), damage))
                .add());
    }

    private static SparkError versionTooNew(SparkVersion spark, int found, int most) {
        String message = "The maximum supported log version is v" + most + ", but encountered v" + found + ".";
        return spark.atLeast(4, 0)
                ? SparkErrors.fromStream("INVALID_LOG_VERSION.MAX_SUPPORTED_VERSION", message, SparkErrors.SPARK_ILLEGAL_STATE)
                : SparkErrors.fromStream(null, message, SparkErrors.SPARK, SparkErrors.ILLEGAL_STATE);
    }

    private static SparkError raised(SparkVersion spark, Damage damage) {
        boolean json = switch (damage.kind()) {
            case JSON_TRUNCATED, JSON_GARBLED, JSON_EMPTY, JSON_SHAPE -> true;
            default -> false;
        };
        // LINE_SHAPE is a key encoder that nobody knows
        String other = damage.kind() == Damage.Kind.LINE_SHAPE ? "scala.MatchError" : SparkErrors.EOF;
        String exception = json ? "org.apache.spark.SparkIllegalArgumentException" : other;
        String condition = json ? "UNSUPPORTED_DATATYPE" : null;
        return spark.atLeast(4, 0)
                ? SparkErrors.fromStream(condition, damage.detail(), exception)
                : SparkErrors.fromStream(condition, damage.detail(), SparkErrors.SPARK, exception);
    }

    private static void checkNamed(QueryEvidence evidence, StateLayout.Operator operator, Judge judge) {
        String metadata = OperatorFiles.metadata(evidence, operator).map(read -> read.file().path()).orElse("");
        for (String path : OperatorFiles.namedPaths(evidence, operator)) {
            if (OperatorFiles.find(evidence.folder(), path).isEmpty()) {
                judge.error("state.schema.missing", path)
                        .says("The state schema that " + metadata + " names is missing.")
                        .proof("operator", OperatorFiles.metadata(evidence, operator).flatMap(Read::value).map(OperatorMetadata::operatorName).orElse(null))
                        .remedy("Restore the file from a backup.")
                        .raises(SparkErrors.fromStream(null, "File " + path + " does not exist", SparkErrors.FILE_NOT_FOUND))
                        .add();
            }
        }
    }
}
