package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Plan.Origin;
import org.checkpointinspector.storage.Location;

/** Reads a plan from JSON. Fields are known by name; unknown ones are passed over. What is missing, or of another kind, is an {@link IllegalArgumentException}. */
final class PlanReader {
    private final JsonParser json;

    PlanReader(JsonParser json) {
        this.json = json;
    }

    /** Handles the value of one field; the parser stands on its first token. */
    @FunctionalInterface
    private interface Field {
        void read(String name) throws IOException;
    }

    Plan plan() throws IOException {
        PlanParts parts = new PlanParts();
        json.nextToken();
        object(name -> {
            switch (name) {
                case "schema" -> require(json.getText().equals(PlanJson.SCHEMA), "its schema is " + json.getText() + ", not " + PlanJson.SCHEMA);
                case "action" -> parts.action = Action.valueOf(json.getText());
                case "location" -> parts.location = location();
                case "createdMs" -> parts.createdMs = json.getLongValue();
                case "backup" -> parts.backup = location();
                case "origin" -> parts.origin = origin();
                case "risks" -> array(() -> parts.risks.add(json.getText()));
                case "watched" -> array(() -> parts.watched.add(json.getText()));
                case "untouched" -> array(() -> parts.untouched.add(untouched()));
                case "phases" -> array(() -> parts.phases.add(phase()));
                default -> json.skipChildren();
            }
        });
        return parts.plan();
    }

    /** Where a plan or a manifest says what was known of the checkpoint; the parser stands on the first token. */
    static Origin origin(JsonParser json) throws IOException {
        return new PlanReader(json).origin();
    }

    private Origin origin() throws IOException {
        String[] texts = new String[3];
        object(name -> {
            int at = List.of("kind", "verdict", "program").indexOf(name);
            if (at >= 0 && json.currentToken() != JsonToken.VALUE_NULL) {
                texts[at] = json.getText();
            } else {
                json.skipChildren();
            }
        });
        Checkpoint.Kind kind = texts[0] == null ? null : Checkpoint.Kind.valueOf(texts[0]);
        Verdict verdict = texts[1] == null ? null : Verdict.valueOf(texts[1]);
        return new Origin(kind, verdict, String.valueOf(texts[2]));
    }

    private Untouched untouched() throws IOException {
        PlanParts parts = new PlanParts();
        object(name -> {
            switch (name) {
                case "place" -> parts.location = location();
                case "files" -> parts.files = json.getLongValue();
                case "bytes" -> parts.bytes = json.getLongValue();
                case "sha256" -> parts.text = json.getText();
                default -> json.skipChildren();
            }
        });
        return new Untouched(PlanParts.there(parts.location, "place"), parts.files, parts.bytes, PlanParts.there(parts.text, "sha256"));
    }

    private Phase phase() throws IOException {
        PlanParts parts = new PlanParts();
        StepColumns steps = new StepColumns();
        object(name -> {
            switch (name) {
                case "kind" -> parts.kind = Phase.Kind.valueOf(json.getText());
                case "words" -> parts.text = json.getText();
                case "from" -> parts.location = location();
                case "to" -> parts.backup = location();
                case "ordered" -> parts.ordered = json.getBooleanValue();
                case "files" -> parts.files = json.getLongValue();
                case "bytes" -> parts.bytes = json.getLongValue();
                case "steps" -> array(() -> steps.add(step()));
                default -> json.skipChildren();
            }
        });
        return parts.phase(Steps.counted(steps, parts.files, parts.bytes));
    }

    private Step step() throws IOException {
        PlanParts parts = new PlanParts();
        object(name -> {
            switch (name) {
                case "path" -> parts.text = json.getText();
                case "bytes" -> parts.bytes = json.getLongValue();
                case "modifiedMs" -> parts.createdMs = json.getLongValue();
                default -> json.skipChildren();
            }
        });
        String path = PlanParts.there(parts.text, "path");
        require(isInside(path), "a step leads out of its folder: " + path);
        return new Step(path, parts.bytes, parts.createdMs);
    }

    /** A plan may come from anywhere: no step may name a file outside of its folder. */
    static boolean isInside(String path) {
        return path.isEmpty() || List.of(path.split("/", -1)).stream().noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    private Location location() throws IOException {
        return Location.parse(json.getText());
    }

    private void object(Field field) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "an object is expected");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field.read(name);
        }
    }

    private void array(Item item) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "an array is expected");
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY && token != null; token = json.nextToken()) {
            item.read();
        }
    }

    @FunctionalInterface
    private interface Item {
        void read() throws IOException;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
