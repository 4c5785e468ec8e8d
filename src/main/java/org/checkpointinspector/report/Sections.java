package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Json;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.jspecify.annotations.Nullable;

/** Collects the sections of a view. */
final class Sections {

    /** Rows of a table beyond which nobody reads on; a note says how many there are. */
    static final int MAX_ROWS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Section> sections = new ArrayList<>();

    /** Adds names and values, given in turn; a pair without a value is left out. */
    Sections facts(String title, @Nullable Object... namesAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                facts.put(String.valueOf(namesAndValues[i]), Secrets.text(value.toString()));
            }
        }
        sections.add(new Facts(title, facts));
        return this;
    }

    /** Adds a table of all rows there are, or of the first; {@code count} says how many there are in all. */
    Sections table(String title, List<String> columns, List<List<String>> rows, long count) {
        int shown = Math.min(rows.size(), MAX_ROWS);
        String note = shown < count ? "The first " + Amounts.number(shown) + " of " + Amounts.number(count) + "." : null;
        sections.add(new Table(title, columns, rows.subList(0, shown), note));
        return this;
    }

    /** Adds JSON. */
    Sections json(String title, JsonNode json) {
        sections.add(new Json(title, Secrets.json(json).toPrettyString()));
        return this;
    }

    /** Adds JSON that is text so far; as it is where it cannot be read. */
    Sections json(String title, String text) {
        try {
            return json(title, JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            return facts(title, "text", text);
        }
    }

    Sections section(Section section) {
        sections.add(section);
        return this;
    }

    DecodedView view(String title) {
        return new DecodedView(title, sections);
    }
}
