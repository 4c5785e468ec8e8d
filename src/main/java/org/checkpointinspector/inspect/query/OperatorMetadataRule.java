package org.checkpointinspector.inspect.query;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.StateLayout;

/**
 * Operator metadata (4.0 and later). Version 1 is only compared by name, and whatever is wrong with it is logged ({@code IncrementalExecution.checkOperatorValidWithMetadata});
 * version 2 names the schemas, and Spark does not restart without it ({@code OperatorStateMetadataV2Reader}).
 */
final class OperatorMetadataRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (!judge.spark().atLeast(4, 0) || evidence.restart().nextBatch() == 0) {
            return;
        }
        for (StateLayout.Operator operator : evidence.state().operators()) {
            if (OperatorFiles.hasVersionTwo(operator)) {
                checkVersionTwo(evidence, operator, judge);
            } else {
                checkVersionOne(evidence, operator, judge);
            }
        }
        checkGap(evidence, judge);
    }

    private static void checkVersionOne(QueryEvidence evidence, StateLayout.Operator operator, Judge judge) {
        OperatorFiles.metadata(evidence, operator).flatMap(Read::damage).ifPresent(damage -> judge.info(
                        "operator.metadata.damaged", "state/" + operator.id() + "/_metadata/metadata")
                .at(damage.storedOffset())
                .says("Operator metadata is damaged: " + damage.detail() + " Spark logs a warning and goes on; its state reader does not.")
                .add());
    }

    private static void checkVersionTwo(QueryEvidence evidence, StateLayout.Operator operator, Judge judge) {
        OperatorFiles.metadata(evidence, operator)
                .ifPresentOrElse(read -> checkContent(read, judge), () -> reportMissing(evidence, operator, judge));
    }

    private static void reportMissing(QueryEvidence evidence, StateLayout.Operator operator, Judge judge) {
        String path = "state/" + operator.id() + "/_metadata/v2";
        judge.error("operator.metadata.missing", path)
                .says("Operator " + operator.id() + " needs its metadata of batch " + (evidence.restart().nextBatch() - 1) + " or before, and there is none.")
                .remedy("Restore the folder " + path + " from a backup.")
                .raises(SparkErrors.fromStream(
                        "STDS_FAILED_TO_READ_OPERATOR_METADATA",
                        "Failed to read the operator metadata. Either the file does not exist, or the file is corrupted.",
                        "org.apache.spark.sql.execution.datasources.v2.state.StateDataSourceReadOperatorMetadataFailure"))
                .add();
    }

    private static void checkContent(Read<OperatorMetadata> read, Judge judge) {
        if (Unreadable.report(read, judge)) {
            return;
        }
        String path = read.file().path();
        int version = read.readable().map(OperatorMetadata::version).orElse(2);
        if (version != 2) {
            judge.error("operator.metadata.version", path)
                    .at(0)
                    .says("The operator's metadata has version " + version + "; Spark expects version 2 here.")
                    .remedy("Restore the file from a backup.")
                    .raises(wrongVersion(version))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error("operator.metadata.damaged", path)
                .at(damage.storedOffset())
                .says("The operator's metadata is damaged: " + damage.detail())
                .remedy("Restore the file from a backup.")
                .raises(raised(judge.spark(), damage))
                .add());
    }

    private static SparkError wrongVersion(int version) {
        return version > 2
                ? SparkErrors.fromStream(
                        "INVALID_LOG_VERSION.MAX_SUPPORTED_VERSION",
                        "The maximum supported log version is v2, but encountered v" + version + ".",
                        SparkErrors.SPARK_ILLEGAL_STATE)
                : SparkErrors.fromStream(null, "Expected version 2, but found " + version, "java.lang.IllegalArgumentException");
    }

    private static SparkError raised(SparkVersion spark, Damage damage) {
        return switch (damage.kind()) {
            case EMPTY -> SparkErrors.fromStream("INTERNAL_ERROR", damage.detail(), SparkErrors.SPARK, "java.lang.NullPointerException");
            case VERSION_LINE -> SparkErrors.fromStream("MALFORMED_LOG_FILE", damage.detail(), SparkErrors.SPARK_ILLEGAL_STATE);
            default -> SparkErrors.fromStream(null, damage.detail(), SparkErrors.exceptionOf(spark, damage));
        };
    }

    /** Operators are numbered without gaps; one that is missing below another with metadata does not match the query's plan. */
    private static void checkGap(QueryEvidence evidence, Judge judge) {
        int expected = 0;
        for (StateLayout.Operator operator : evidence.state().operators()) {
            if (operator.id() != expected && OperatorFiles.metadata(evidence, operator).flatMap(Read::value).isPresent()) {
                judge.error("operator.missing", "state/" + expected)
                        .says("The folder of operator " + expected + " is missing, while operator " + operator.id() + " is there.")
                        .remedy("Restore the folder from a backup.")
                        .raises(SparkErrors.fromStream(
                                "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA",
                                "Streaming stateful operator name does not match with the operator in state metadata.",
                                SparkErrors.SPARK_RUNTIME))
                        .add();
                return;
            }
            expected = operator.id() + 1;
        }
    }
}
