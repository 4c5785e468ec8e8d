package org.checkpointinspector.diagnose.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chain of fields in Spark's {@code Serialization stack} ({@code SerializationDebugger}): from the function to the object that cannot be serialized. Values are left out: they are data. */
final class FieldChain {

    private static final int LONGEST = 60;

    private static final Pattern CULPRIT = Pattern.compile("- object not serializable \\(class: ([^,)\\s]+)");
    private static final Pattern FIELD = Pattern.compile("- field \\(class: ([^,)\\s]+), name: ([^,)\\s]+)(?:, type: (?:class |interface )?([^,)\\s]+))?");
    private static final Pattern ELEMENT = Pattern.compile("- element of array \\(index: (\\d+)\\)");
    private static final Pattern WRITTEN = Pattern.compile("- (?:writeObject|writeReplace|writeExternal) data \\(class: ([^,)\\s]+)\\)");

    private FieldChain() {}

    /** Links as {@code com.acme.App.client: com.acme.Client}, from the outside in; empty where the text has no such stack. */
    static List<String> of(String message) {
        List<String> links = new ArrayList<>();
        for (String line : message.split("\n")) {
            Matcher culprit = CULPRIT.matcher(line);
            Matcher field = FIELD.matcher(line);
            Matcher element = ELEMENT.matcher(line);
            Matcher written = WRITTEN.matcher(line);
            if (culprit.find()) {
                links.add(culprit.group(1) + " cannot be serialized");
            } else if (field.find()) {
                links.add(field.group(1) + "." + field.group(2) + (field.group(3) == null ? "" : ": " + field.group(3)));
            } else if (element.find()) {
                links.add("element " + element.group(1) + " of an array");
            } else if (written.find()) {
                links.add("what " + written.group(1) + " writes of itself");
            }
            if (links.size() == LONGEST) {
                break;
            }
        }
        Collections.reverse(links);
        return links;
    }
}
