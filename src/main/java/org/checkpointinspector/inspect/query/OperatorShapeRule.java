package org.checkpointinspector.inspect.query;

import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.layout.StateLayout;

/**
 * Operator metadata that names another operator than the one whose state lies beside it. Spark compares the name with the running query (4.0 and later,
 * {@code IncrementalExecution.checkOperatorValidWithMetadata}); the query is not here, but what some operators store is unmistakable.
 */
final class OperatorShapeRule implements RestartRule {

    /** What the value schema of an operator holds, where no other operator's does. */
    private static final Map<String, String> ONLY_VALUE = Map.of("dedupe", "\"__dummy__\"", "dedupeWithinWatermark", "\"expiresAtMicros\"");

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (!judge.spark().atLeast(4, 0) || evidence.restart().nextBatch() == 0) {
            return;
        }
        for (StateLayout.Operator operator : evidence.state().operators()) {
            Optional<Read<OperatorMetadata>> read = OperatorFiles.metadata(evidence, operator);
            Optional<String> name = read.flatMap(Read::value).map(OperatorMetadata::operatorName);
            if (name.isPresent() && !OperatorFiles.hasVersionTwo(operator)) {
                contradiction(evidence, operator, name.get()).ifPresent(words -> report(judge, read.get().file().path(), name.get(), words));
            }
        }
    }

    private static Optional<String> contradiction(QueryEvidence evidence, StateLayout.Operator operator, String name) {
        boolean joinStores = operator.storeNames().stream().anyMatch(StateStores.JOIN_STORES::contains);
        if (joinStores != name.equals("symmetricHashJoin") && !operator.storeNames().isEmpty()) {
            return Optional.of(joinStores ? "its stores are those of a stream-stream join" : "it has not the stores of a stream-stream join");
        }
        Optional<String> value = OperatorFiles.schemas(evidence, operator).stream()
                .findFirst()
                .flatMap(Read::value)
                .flatMap(schema -> schema.families().stream().findFirst())
                .map(StateSchema.Family::valueSchemaJson);
        return value.flatMap(json -> ONLY_VALUE.entrySet().stream()
                .filter(only -> json.contains(only.getValue()) != only.getKey().equals(name))
                .findFirst()
                .map(only -> only.getKey().equals(name) ? "its state is not that of this operator" : "its state is that of the operator " + only.getKey()));
    }

    private static void report(Judge judge, String path, String name, String words) {
        judge.error("operator.other", path)
                .says("Operator metadata says '" + name + "', but " + words + ": it does not match the query that wrote the state.")
                .proof("operator name", name)
                .remedy("Restore the file from a backup; without the file Spark only logs a warning.")
                .raises(SparkErrors.fromStream(
                        "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA",
                        "Streaming stateful operator name does not match with the operator in state metadata.",
                        SparkErrors.SPARK_RUNTIME))
                .add();
    }
}
