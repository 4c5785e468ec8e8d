package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.report.DecodedView.Node;
import org.checkpointinspector.report.DecodedView.Tree;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;
import org.jspecify.annotations.Nullable;

/** All state schemas that an operator ever wrote down, as trees, each with what changed from the one before it. */
public final class SchemaHistory {

    private SchemaHistory() {}

    /**
     * One schema file.
     *
     * @param store whose it is
     * @param batch the batch in whose run it was written; null for schema files of version 1 and 2, of which there is only one
     * @param path its path relative to the checkpoint
     * @param schema what it says, null where it cannot be read
     * @param trouble why it cannot be read, null where it can
     */
    public record Version(String store, @Nullable Long batch, String path, @Nullable StateSchema schema, @Nullable String trouble) {}

    /**
     * Arranges the schemas of an operator.
     *
     * @param title what the operator is called
     * @param versions by store, oldest first
     */
    public static DecodedView of(String title, List<Version> versions) {
        Sections sections = new Sections();
        Map<String, List<Version>> byStore = new LinkedHashMap<>();
        versions.forEach(version -> byStore.computeIfAbsent(version.store(), store -> new ArrayList<>()).add(version));
        byStore.forEach((store, files) -> {
            StateSchema before = null;
            for (Version file : files) {
                sections.section(new Tree("store " + store + (file.batch() == null ? "" : ", from batch " + file.batch() + " on"), nodes(file, before)));
                before = file.schema() == null ? before : file.schema();
            }
        });
        return sections.view(title);
    }

    private static List<Node> nodes(Version file, @Nullable StateSchema before) {
        List<Node> nodes = new ArrayList<>();
        if (file.schema() == null) {
            nodes.add(new Node(file.path() + ": " + file.trouble(), List.of()));
            return nodes;
        }
        if (before != null) {
            List<Node> changes = changes(before, file.schema()).stream().map(change -> new Node(change.words(), List.of())).toList();
            nodes.add(new Node(changes.isEmpty() ? "nothing changed" : "what changed", changes));
        }
        for (StateSchema.Family family : file.schema().families()) {
            nodes.add(new Node(family.name(), DecodedViews.familyNodes(file.schema().version(), family)));
        }
        nodes.add(new Node("file " + file.path(), List.of()));
        return nodes;
    }

    /**
     * A column that came, went, or has another type.
     *
     * @param column its path
     * @param was its type before, in Spark's words; null where it was not there
     * @param is its type after; null where it is not there any more
     */
    record Change(String column, @Nullable String was, @Nullable String is) {

        private String words() {
            if (was == null) {
                return "+ " + column + ": " + is;
            }
            return is == null ? "− " + column + ": " + was : "± " + column + ": " + was + " → " + is;
        }
    }

    /** What changed from one schema file to the next: first what it had before, in the order of its columns, then what came. */
    static List<Change> changes(StateSchema before, StateSchema after) {
        Map<String, String> was = fields(before);
        Map<String, String> is = fields(after);
        List<Change> changes = new ArrayList<>();
        was.forEach((path, type) -> {
            if (!type.equals(is.get(path))) {
                changes.add(new Change(path, type, is.get(path)));
            }
        });
        is.forEach((path, type) -> {
            if (!was.containsKey(path)) {
                changes.add(new Change(path, null, type));
            }
        });
        return changes;
    }

    /** Every column by its path, with its type in Spark's words. */
    private static Map<String, String> fields(StateSchema schema) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (StateSchema.Family family : schema.families()) {
            String prefix = schema.families().size() > 1 || schema.version() > 2 ? family.name() + ": " : "";
            add(fields, prefix + "key", family.keySchemaJson());
            add(fields, prefix + "value", family.valueSchemaJson());
        }
        return fields;
    }

    private static void add(Map<String, String> fields, String path, String json) {
        StructType.parse(json).value().ifPresentOrElse(struct -> add(fields, path, struct), () -> fields.put(path, json));
    }

    private static void add(Map<String, String> fields, String path, StructType struct) {
        for (int i = 0; i < struct.size(); i++) {
            StructType.Field field = struct.fields().get(i);
            String at = path + "." + struct.uniqueNames().get(i);
            SparkType type = field.type();
            if (type instanceof StructType nested) {
                fields.put(at, "struct" + (field.nullable() ? "" : ", not null"));
                add(fields, at, nested);
            } else {
                fields.put(at, type.words() + (field.nullable() ? "" : ", not null"));
            }
        }
    }
}
