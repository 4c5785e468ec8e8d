package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decoded file as neutral sections that a terminal and a window can draw.
 *
 * @param title what the file is
 * @param sections in the order in which they are to be shown
 */
public record DecodedView(String title, List<Section> sections) {

    /** Keeps its own copy. */
    public DecodedView {
        sections = List.copyOf(sections);
    }

    /** A part of the content. */
    public sealed interface Section {
        /** Heading, empty for none. */
        String title();
    }

    /** Names and values. */
    public record Facts(String title, Map<String, String> facts) implements Section {
        /** Keeps its own copy, in order. */
        public Facts {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /** Rows under columns; {@code note} says what was left out, null where nothing was. */
    public record Table(String title, List<String> columns, List<List<String>> rows, @Nullable String note) implements Section {
        /** Keeps its own copies. */
        public Table {
            columns = List.copyOf(columns);
            rows = Collections.unmodifiableList(new ArrayList<>(rows));
        }
    }

    /** JSON text, indented. */
    public record Json(String title, String text) implements Section {}

    /** Nested names. */
    public record Tree(String title, List<Node> nodes) implements Section {
        /** Keeps its own copy. */
        public Tree {
            nodes = List.copyOf(nodes);
        }
    }

    /** A name with further ones below it. */
    public record Node(String label, List<Node> children) {
        /** Keeps its own copy. */
        public Node {
            children = List.copyOf(children);
        }
    }
}
