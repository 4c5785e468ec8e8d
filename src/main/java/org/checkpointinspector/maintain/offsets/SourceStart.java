package org.checkpointinspector.maintain.offsets;

import java.util.List;

/**
 * Where one source would have to start.
 *
 * @param id its position in the query, its name in an offset log of version 2, or the number of a DStream
 * @param type {@code Kafka}, {@code files} …
 * @param options what can be pasted, the likeliest first; empty where the source has no option that says it
 * @param notes what to know, a sentence each
 */
public record SourceStart(String id, String type, List<Option> options, List<String> notes) {

    /** Keeps its own copies. */
    public SourceStart {
        options = List.copyOf(options);
        notes = List.copyOf(notes);
    }

    /**
     * Something to paste.
     *
     * @param name of the option: {@code startingOffsets}; {@code fromOffsets} is an argument in code
     * @param value its text, on one line
     */
    public record Option(String name, String value) {}
}
