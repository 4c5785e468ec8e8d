package org.checkpointinspector.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.KeyEncoding;
import org.checkpointinspector.row.RocksDbRows;
import org.checkpointinspector.row.StateRowFormat;
import org.checkpointinspector.row.StructType;
import org.jspecify.annotations.Nullable;

/** Works out which tables an operator's stores hold and how their rows are read. */
final class OperatorTables {

    private static final String AVRO = "avro";
    /** Families of a stream-stream join of state version 4 whose values are lists ({@code SymmetricHashJoinStateManager.allStateStoreNamesV4}). */
    private static final Set<String> JOIN_LISTS = Set.of("left-keyWithTsToValues", "left-tsWithKey", "right-keyWithTsToValues", "right-tsWithKey");

    private final CheckpointReads reads;
    private final long batch;
    private final StateLayout.Operator operator;
    private final OperatorSchemas schemas;
    private final StateConf conf;
    private final List<StateProblem> problems;

    OperatorTables(
            CheckpointReads reads, long batch, StateLayout.Operator operator, OperatorSchemas schemas, StateConf conf, List<StateProblem> problems) {
        this.reads = reads;
        this.batch = batch;
        this.operator = operator;
        this.schemas = schemas;
        this.conf = conf;
        this.problems = problems;
    }

    /** The tables of every store that the operator has, by the store's name. */
    List<StoreTables> stores() throws IOException {
        List<StoreTables> stores = new ArrayList<>();
        List<String> names = OperatorNames.storesInOrder(operator.storeNames());
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            stores.add(schemas.hasFamilies() ? withFamilies(name, index) : plain(name, index));
        }
        return stores;
    }

    private StoreTables plain(String store, int index) throws IOException {
        Optional<StateSchema.Family> schema = schemas.schema(store);
        Optional<StructType> key = schema.flatMap(present -> parse(present.keySchemaJson(), store));
        Optional<StructType> value = schema.flatMap(present -> parse(present.valueSchemaJson(), store));
        if (key.isEmpty() || value.isEmpty()) {
            return new StoreTables(store, index, false, guessed(store));
        }
        String name = schemas.name().orElseGet(() -> OperatorNames.told(operator.storeNames(), key.get(), value.get()));
        StateRowFormat format = isRocksDb(store) ? rocksDb(store, key.get(), value.get()) : StateRowFormat.hdfsBacked(key.get(), value.get());
        return new StoreTables(store, index, false, Map.of(StoreTables.DEFAULT, withSide(name, store, RowShape.VALUE, format)));
    }

    private Map<String, List<StoreTables.Member>> guessed(String store) throws IOException {
        return new GuessedTable(reads, conf, batch, operator, problems)
                .of(store, schemas.name())
                .map(member -> Map.of(StoreTables.DEFAULT, List.of(member)))
                .orElse(Map.of());
    }

    /** A table, and where it holds the input rows of a join, that side of the join beside it. */
    private List<StoreTables.Member> withSide(String operatorName, String store, RowShape shape, StateRowFormat format) {
        StateTable table = new StateTable(operator.id(), operatorName, store, null, false, shape.columns(format.key(), format.value()), false);
        StoreTables.Member member = new StoreTables.Member(table, format, shape);
        Optional<String> side = OperatorNames.joinSide(store);
        if (side.isEmpty()) {
            return List.of(member);
        }
        StructType columns = RowShape.JOIN_SIDE.columns(format.key(), format.value());
        StateTable view = new StateTable(operator.id(), operatorName, side.get(), null, true, columns, false);
        return List.of(member, new StoreTables.Member(view, format, RowShape.JOIN_SIDE));
    }

    private boolean isRocksDb(String store) {
        return operator.partitions().stream()
                .flatMap(partition -> partition.store(store).stream())
                .anyMatch(present -> Providers.isRocksDb(present.folder()));
    }

    private StateRowFormat rocksDb(String store, StructType key, StructType value) {
        int prefix = schemas.prefixColumns(store).orElseGet(() -> OperatorNames.prefixColumns(key));
        KeyEncoding encoding = prefix > 0 && prefix < key.size() ? new KeyEncoding.PrefixScan(prefix) : new KeyEncoding.NoPrefix();
        return RocksDbRows.unsafe(key, value, encoding, RocksDbRows.Values.SINGLE);
    }

    private StoreTables withFamilies(String store, int index) throws IOException {
        Map<String, List<StateSchema.Family>> families = schemas.families(store);
        Map<String, String> variables = schemas.stateVariables();
        boolean isJoin = families.keySet().stream().anyMatch(OperatorNames::isJoinFamily);
        Map<String, List<StoreTables.Member>> members = new HashMap<>();
        if (isJoin) {
            families.forEach((name, versions) -> members.put(name, members(store, name, versions, null)));
        } else {
            Map<String, String> told = variables.isEmpty() ? OperatorNames.variables(families.keySet()) : variables;
            told.forEach((name, type) -> members.put(name, members(store, name, families.getOrDefault(name, List.of()), type)));
        }
        return new StoreTables(store, index, true, members);
    }

    private List<StoreTables.Member> members(String store, String family, List<StateSchema.Family> versions, @Nullable String variableType) {
        if (versions.isEmpty()) {
            problems.add(new StateProblem(operator.folder().path(), null, "there is no schema of the state variable " + family));
            return List.of();
        }
        StateSchema.Family newest = versions.get(versions.size() - 1);
        Optional<StructType> key = parse(newest.keySchemaJson(), family);
        Optional<StructType> value = parse(newest.valueSchemaJson(), family);
        Optional<KeyEncoding> encoding = key.flatMap(columns -> encoding(newest, columns, family));
        if (encoding.isEmpty() || value.isEmpty()) {
            return List.of();
        }
        RowShape shape = shape(variableType, key.get());
        boolean isList = shape == RowShape.LIST || JOIN_LISTS.contains(family);
        RocksDbRows.Values values = isList ? conf.listValues() : RocksDbRows.Values.SINGLE;
        StateRowFormat format = conf.encodingFormat().equalsIgnoreCase(AVRO)
                ? RocksDbRows.avro(key.get(), value.get(), encoding.get(), values, valueSchemas(versions, family))
                : RocksDbRows.unsafe(key.get(), value.get(), encoding.get(), values);
        if (variableType == null) {
            return withSide(schemas.name().orElse(OperatorNames.JOIN), family, shape, format);
        }
        StructType columns = shape.columns(key.get(), value.get());
        StateTable table = new StateTable(operator.id(), schemas.name().orElse(OperatorNames.TRANSFORM), store, family, false, columns, false);
        return List.of(new StoreTables.Member(table, format, shape));
    }

    private static RowShape shape(@Nullable String variableType, StructType key) {
        RowShape shape = variableType == null ? RowShape.VALUE : switch (variableType) {
            case "ListState" -> RowShape.LIST;
            case "MapState" -> RowShape.MAP;
            case "TimerState" -> RowShape.TIMER;
            default -> RowShape.VALUE;
        };
        return shape.fits(key) ? shape : RowShape.VALUE;
    }

    private Map<Integer, StructType> valueSchemas(List<StateSchema.Family> versions, String family) {
        Map<Integer, StructType> byId = new LinkedHashMap<>();
        for (StateSchema.Family version : versions) {
            parse(version.valueSchemaJson(), family).ifPresent(schema -> byId.put(version.valueSchemaId(), schema));
        }
        return byId;
    }

    private Optional<StructType> parse(String json, String what) {
        return valueOf(StructType.parse(json), "the schema of " + what);
    }

    private Optional<KeyEncoding> encoding(StateSchema.Family family, StructType key, String what) {
        return family.keyEncoderJson() == null
                ? Optional.of(new KeyEncoding.NoPrefix())
                : valueOf(KeyEncoding.parse(family.keyEncoderJson(), key.size()), "the key layout of " + what);
    }

    private <T> Optional<T> valueOf(Decoded<T> decoded, String what) {
        Optional<Damage> damage = decoded.damage();
        damage.ifPresent(found -> problems.add(new StateProblem(operator.folder().path(), found, what + ": " + found.detail())));
        return decoded.value();
    }
}
