package org.checkpointinspector.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operator metadata: version 1 ({@code state/op/_metadata/metadata}) and 2 ({@code state/op/_metadata/v2/N}), Spark 4.0 and later.
 *
 * @param version 1 or 2
 * @param operatorId position of the operator in the plan
 * @param operatorName Spark's name, such as {@code stateStoreSave}
 * @param stores its state stores
 * @param propertiesJson further properties of the operator as JSON text, null in version 1
 */
public record OperatorMetadata(int version, int operatorId, String operatorName, List<Store> stores, @Nullable String propertiesJson) {

    /** Keeps its own copy of the stores. */
    public OperatorMetadata {
        stores = List.copyOf(stores);
    }

    /**
     * One state store of the operator.
     *
     * @param name its name, {@code default} for most
     * @param prefixKeyColumns number of leading key columns that form a prefix, 0 for none
     * @param partitions number of partitions when it was written
     * @param schemaPaths absolute URIs of its schema files, empty in version 1
     */
    public record Store(String name, int prefixKeyColumns, int partitions, List<String> schemaPaths) {
        /** Keeps its own copy of the paths. */
        public Store {
            schemaPaths = List.copyOf(schemaPaths);
        }
    }
}
