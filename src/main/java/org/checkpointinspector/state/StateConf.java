package org.checkpointinspector.state;

import java.util.Map;
import org.checkpointinspector.row.RocksDbRows;

/**
 * The settings that decide how state is laid out, as the offset log of the batch froze them.
 *
 * @param settings from the offset log; empty where it is lost, which leaves Spark's defaults
 */
record StateConf(Map<String, String> settings) {

    private static final String PREFIX = "spark.sql.streaming.stateStore.";

    /** {@code unsaferow} or {@code avro}. */
    String encodingFormat() {
        return settings.getOrDefault(PREFIX + "encodingFormat", "unsaferow");
    }

    /** Whether rows carry checksums (4.2). */
    boolean rowChecksums() {
        return Boolean.parseBoolean(settings.getOrDefault(PREFIX + "rowChecksum.enabled", "false"));
    }

    /** How the values of a list stand side by side; up to 4.1 the setting is not known and commas are written. */
    RocksDbRows.Values listValues() {
        return settings.getOrDefault(PREFIX + "rocksdb.mergeOperatorVersion", "1").strip().equals("2") ? RocksDbRows.Values.LIST : RocksDbRows.Values.LIST_WITH_COMMAS;
    }

    /** What RocksDB puts between a value and what is appended to it. */
    byte[] mergeDelimiter() {
        return listValues() == RocksDbRows.Values.LIST ? new byte[0] : new byte[] {','};
    }
}
