package org.checkpointinspector.report;

import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.SstFile;

/** Arranges what is known of a RocksDB table: its facts, never its rows. */
final class TableView {

    private TableView() {}

    static DecodedView of(SstFile table) {
        List<List<String>> rows = table.properties().entrySet().stream()
                .map((Map.Entry<String, String> property) -> List.of(property.getKey(), property.getValue()))
                .toList();
        return new Sections()
                .facts("", "format", table.formatVersion(), "checksums", checksum(table.checksumType()), "data blocks", Amounts.number(table.dataBlocks()),
                        "keys", number(table, "rocksdb.num.entries"), "deletions", number(table, "rocksdb.deleted.keys"))
                .table("Properties", List.of("property", "value"), rows, rows.size())
                .view("RocksDB table");
    }

    private static String number(SstFile table, String property) {
        return table.properties().getOrDefault(property, "not known");
    }

    private static String checksum(int type) {
        return switch (type) {
            case 0 -> "none";
            case 1 -> "CRC-32C";
            case 2 -> "XXH32";
            case 3 -> "XXH64";
            default -> "XXH3";
        };
    }
}
