package org.checkpointinspector.diagnose.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.inspect.Mask;
import org.jspecify.annotations.Nullable;

/**
 * A trace that was recognised.
 *
 * @param error which wording
 * @param line number of the line in which the trace begins
 * @param deadly whether it ended the query or the application
 * @param conditional whether it counts only if the text is one of streaming elsewhere
 * @param where where it happened
 * @param exceptions class names, outermost first
 * @param condition the innermost error condition other than {@code STREAM_FAILED}, null where there is none
 * @param message the message, masked and cut
 * @param chain the serialization stack, outermost first; empty where there is none
 */
record Recognised(
        KnownError error,
        int line,
        boolean deadly,
        boolean conditional,
        Whereabouts where,
        List<String> exceptions,
        @Nullable String condition,
        String message,
        List<String> chain) {

    private static final int LONGEST_MESSAGE = 300;
    private static final Pattern CONDITION = Pattern.compile("\\[([A-Z][A-Z0-9]*_[A-Z0-9_]*(?:\\.[A-Z0-9_]+)*)\\]");

    static Recognised of(KnownError error, Thrown thrown, Trace trace) {
        List<Thrown> all = trace.thrown();
        String chainText = all.stream().map(Thrown::message).filter(text -> text.contains("Serialization stack:")).findFirst().orElse("");
        return new Recognised(
                error,
                all.get(0).line(),
                trace.deadly() && !trace.warning(),
                error.dependsOnLog(trace),
                Whereabouts.of(trace, thrown),
                all.stream().map(Thrown::type).filter(type -> !type.isEmpty()).toList(),
                condition(all),
                excerpt(thrown),
                FieldChain.of(chainText));
    }

    private static @Nullable String condition(List<Thrown> all) {
        String innermost = null;
        for (Thrown each : all) {
            Matcher found = CONDITION.matcher(each.message());
            while (found.find()) {
                innermost = found.group(1).equals("STREAM_FAILED") ? innermost : found.group(1);
            }
        }
        return innermost;
    }

    static String excerpt(Thrown thrown) {
        String text = thrown.text();
        int stack = text.indexOf("\nSerialization stack:");
        text = (stack < 0 ? text : text.substring(0, stack)).strip();
        return Mask.STANDARD.text(text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…");
    }

    /** What is preferred: what ended the job before what it survived, what names a cause before what does not. */
    int rank() {
        return switch (error.weight()) {
            case EXACT -> deadly ? 5 : 4;
            case VAGUE -> deadly ? 3 : 2;
            case NOTICE -> 1;
        };
    }
}
