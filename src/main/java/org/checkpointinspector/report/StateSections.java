package org.checkpointinspector.report;

import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.SstFile;
import org.checkpointinspector.decode.StateFile;

/** Arranges what a state file holds: its facts, never its rows. */
final class StateSections {

    private StateSections() {}

    static DecodedView of(StateFile file) {
        boolean changelog = file.changelogVersion() > 0;
        Sections sections = new Sections().facts(
                "",
                "codec", file.codec().sparkName(),
                "records", Amounts.number(file.records()),
                "puts", Amounts.number(file.puts()),
                "deletions", Amounts.number(file.deletes()),
                "keys", Amounts.bytes(file.keyBytes()),
                "values", Amounts.bytes(file.valueBytes()),
                "decompressed", Amounts.bytes(file.decodedBytes()));
        if (changelog) {
            sections.facts("Changelog", "version", file.changelogVersion(), "merges", Amounts.number(file.merges()), "deletions of ranges",
                    Amounts.number(file.rangeDeletes()));
        }
        if (!file.lineage().isEmpty()) {
            List<List<String>> rows = file.lineage().stream().limit(Sections.MAX_ROWS)
                    .map(ancestor -> List.of(String.valueOf(ancestor.version()), ancestor.uniqueId()))
                    .toList();
            sections.table("Lineage", List.of("version", "id"), rows, file.lineage().size());
        }
        return sections.view(changelog ? "Changelog" : "State changes");
    }

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
