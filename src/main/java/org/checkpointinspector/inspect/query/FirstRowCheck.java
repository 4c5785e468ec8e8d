package org.checkpointinspector.inspect.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.FirstRow;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.decode.StateSchemaDecoder;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.StructType;
import org.checkpointinspector.row.UnsafeRowCheck;

/**
 * The first row that a store of the HDFS-backed provider puts while it is loaded must have the structure of its schema (3.1 and later, {@code validateStateRowFormat});
 * no other row is looked at. The schemas are those of the query, which its schema files repeat; without one nothing can be told. A RocksDB store checks the first
 * row that a batch reads, whichever that is: not until a batch runs, and so not here.
 */
final class FirstRowCheck {

    /** Id of the rule. */
    static final String RULE = "state.row.first";

    private static final String VALIDATION = "spark.sql.streaming.stateStore.formatValidation.enabled";
    private static final String GROUP_STATE_VERSION = "spark.sql.streaming.flatMapGroupsWithState.stateFormatVersion";
    /** What a deduplication puts as a value: one null. Spark does not check it, since up to 3.5 it has another schema than is written down. */
    private static final byte[] PLACEHOLDER = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final String DEDUPLICATION = "dedupe";

    private final QueryEvidence evidence;
    private final Judge judge;
    private final boolean checksums;
    private final boolean on;
    private final Map<String, Optional<Schema>> schemas = new HashMap<>();

    private record Schema(StructType key, StructType value, boolean valueChecked) {}

    FirstRowCheck(QueryEvidence evidence, Judge judge, StateSettings settings) {
        this.evidence = evidence;
        this.judge = judge;
        // who knows of no row checksums takes them for the beginning of the row
        this.checksums = settings.rowChecksums() && judge.spark().atLeast(4, 2);
        boolean enabled = judge.launchConf(VALIDATION).map(Boolean::parseBoolean).orElse(true);
        // of version 1 the written schema is not that of the rows: the timeout is a long and declared an integer
        boolean told = !"1".equals(evidence.conf().get(GROUP_STATE_VERSION));
        this.on = enabled && told && judge.spark().atLeast(3, 1);
    }

    /** What Spark says of the first row of the first file that has one; empty where it says nothing, or where nobody can tell. */
    Optional<StateTrouble> check(StoreFile file, StateFile content) {
        FirstRow row = content.firstRow();
        return row == null || !on ? Optional.empty() : schema(file.store()).flatMap(schema -> check(file, row, schema));
    }

    private Optional<StateTrouble> check(StoreFile file, FirstRow row, Schema schema) {
        Optional<Damage> key = check(schema.key(), row.key(), 0, row.keyBytes());
        if (key.isPresent()) {
            return key.map(damage -> trouble(file, row, damage, true));
        }
        int begin = checksums ? Math.min(Integer.BYTES, row.valueBytes()) : 0;
        if (!schema.valueChecked() || isPlaceholder(row, begin)) {
            return Optional.empty();
        }
        // up to 2.2 four bytes too many were written behind a value, which is cut to whole words since
        int length = (row.valueBytes() - begin) / Long.BYTES * Long.BYTES;
        return check(schema.value(), row.value(), begin, length).map(damage -> trouble(file, row, damage, false));
    }

    private static Optional<Damage> check(StructType type, byte[] kept, int begin, int length) {
        boolean enough = kept.length - begin >= Math.min(length, UnsafeRowCheck.checkedBytes(type));
        return enough ? UnsafeRowCheck.check(type, kept, begin, length) : Optional.empty();
    }

    private static boolean isPlaceholder(FirstRow row, int begin) {
        return Arrays.equals(row.value(), begin, row.value().length, PLACEHOLDER, 0, PLACEHOLDER.length);
    }

    private StateTrouble trouble(StoreFile file, FirstRow row, Damage damage, boolean key) {
        return StateTrouble.of(
                RULE,
                file.path(),
                row.storedOffset(),
                "The " + (key ? "key" : "value") + " of the first row in " + file.entry().name() + " does not fit the schema of the state: " + damage.detail() + ".",
                Map.of("key in bytes", row.keyBytes(), "value in bytes", row.valueBytes(), "offset in the row", damage.storedOffset()),
                StateErrors.rowFormat(judge.spark(), key, damage.detail()));
    }

    private Optional<Schema> schema(StateStores.Store store) {
        return schemas.computeIfAbsent(store.operator() + "/" + store.name(), name -> read(store));
    }

    private Optional<Schema> read(StateStores.Store store) {
        Optional<StateLayout.Operator> operator = evidence.state().operators().stream().filter(each -> each.id() == store.operator()).findFirst();
        List<StateSchema.Family> families = operator.flatMap(present -> present.partition(0))
                .flatMap(partition -> partition.store(store.name()))
                .flatMap(present -> present.folder().folder("_metadata"))
                .flatMap(folder -> folder.file("schema"))
                .flatMap(file -> evidence.reads().decode(file, new StateSchemaDecoder()).value())
                .map(StateSchema::families)
                .orElse(List.of());
        if (families.size() != 1) {
            return Optional.empty();
        }
        boolean deduplication = OperatorFiles.metadata(evidence, operator.orElseThrow()).flatMap(Read::value).map(OperatorMetadata::operatorName).filter(DEDUPLICATION::equals).isPresent();
        Optional<StructType> key = StructType.parse(families.get(0).keySchemaJson()).value();
        Optional<StructType> value = StructType.parse(families.get(0).valueSchemaJson()).value();
        return key.isPresent() && value.isPresent() ? Optional.of(new Schema(key.get(), value.get(), !deduplication)) : Optional.empty();
    }
}
