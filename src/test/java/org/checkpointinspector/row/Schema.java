package org.checkpointinspector.row;

import java.util.ArrayList;
import java.util.List;

/** Schemas as tests write them down: {@code k string, c long}. */
final class Schema {
    private Schema() {}

    /** A struct of columns with simple types, separated by commas; a comma inside parentheses does not count. */
    static StructType of(String columns) {
        List<String> fields = new ArrayList<>();
        for (String column : columns.split(",(?![^(]*\\))")) {
            String[] nameAndType = column.strip().split(" ", 2);
            fields.add("{\"name\":\"" + nameAndType[0] + "\",\"type\":\"" + nameAndType[1].strip() + "\",\"nullable\":true,\"metadata\":{}}");
        }
        return json("{\"type\":\"struct\",\"fields\":[" + String.join(",", fields) + "]}");
    }

    /** A struct of one column {@code c} whose type is given in JSON. */
    static StructType column(String typeJson) {
        return json("{\"type\":\"struct\",\"fields\":[{\"name\":\"c\",\"type\":" + typeJson + ",\"nullable\":true,\"metadata\":{}}]}");
    }

    static StructType json(String json) {
        return StructType.parse(json).value().orElseThrow(() -> new AssertionError(StructType.parse(json).damage()));
    }
}
