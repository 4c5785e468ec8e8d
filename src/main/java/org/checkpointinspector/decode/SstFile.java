package org.checkpointinspector.decode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sorted table of RocksDB ({@code *.sst}).
 *
 * @param formatVersion the table's format, 5 for Spark 3.2 to 4.2 unless configured
 * @param checksumType 1 CRC-32C, 2 XXH32, 3 XXH64, 4 XXH3
 * @param dataBlocks number of blocks with keys and values
 * @param properties the table's own properties, numbers and texts, in the order of the file
 * @param damaged which part the damage is in, null where the table is whole
 */
public record SstFile(
        int formatVersion, int checksumType, long dataBlocks, Map<String, String> properties, @Nullable Part damaged) {

    /** Keeps its own copy of the properties, in order. */
    public SstFile {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The parts of a table, by what RocksDB does when one is broken. */
    public enum Part {
        /** Footer, index, properties: read when the database is opened, which fails. */
        METADATA,
        /** Keys and values: read when a key is looked for; only that fails. */
        DATA,
        /** The filter: RocksDB does without it. */
        FILTER
    }
}
