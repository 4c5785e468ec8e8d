package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.report.DecodedView.Node;
import org.junit.jupiter.api.Test;

class SchemaHistoryTest {
    private static final String KEY = struct(field("user", "\"string\""));

    private static String struct(String... fields) {
        return "{\"type\":\"struct\",\"fields\":[" + String.join(",", fields) + "]}";
    }

    private static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + ",\"nullable\":true,\"metadata\":{}}";
    }

    private static StateSchema schema(String value) {
        return new StateSchema(3, List.of(new StateSchema.Family("total", 0, KEY, 0, value, null, null)));
    }

    @Test
    void fieldsThatCameWentAndChanged() {
        StateSchema before = schema(struct(field("count", "\"integer\""), field("old", "\"string\""), field("at", struct(field("x", "\"long\"")))));
        StateSchema after = schema(struct(field("count", "\"long\""), field("at", struct(field("x", "\"long\""), field("y", "\"double\"")))));
        assertEquals(
                List.of(
                        new SchemaHistory.Change("total: value.count", "integer", "long"),
                        new SchemaHistory.Change("total: value.old", "string", null),
                        new SchemaHistory.Change("total: value.at.y", null, "double")),
                SchemaHistory.changes(before, after));
        assertEquals(List.of(), SchemaHistory.changes(after, after));
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheNextIsComparedWithTheLastThatCould() {
        StateSchema first = schema(struct(field("count", "\"integer\"")));
        StateSchema third = schema(struct(field("count", "\"long\"")));
        DecodedView view = SchemaHistory.of("Operator 0", List.of(
                new SchemaHistory.Version("default", 0L, "a", first, null),
                new SchemaHistory.Version("default", 4L, "b", null, "the file is empty"),
                new SchemaHistory.Version("default", 9L, "c", third, null)));
        assertEquals(List.of("store default, from batch 0 on", "store default, from batch 4 on", "store default, from batch 9 on"),
                view.sections().stream().map(DecodedView.Section::title).toList());
        assertEquals("b: the file is empty", ((DecodedView.Tree) view.sections().get(1)).nodes().get(0).label());
        Node changed = ((DecodedView.Tree) view.sections().get(2)).nodes().get(0);
        assertEquals("what changed", changed.label());
        assertEquals("± total: value.count: integer → long", changed.children().get(0).label());
    }
}
