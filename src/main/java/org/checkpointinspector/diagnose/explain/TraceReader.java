package org.checkpointinspector.diagnose.explain;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a log together to traces and hands out each when it is complete; keeps one at a time. */
final class TraceReader {

    private static final String TYPE = "((?:[A-Za-z_][\\w$]*\\.)+[A-Z][\\w$]*(?:\\.[A-Z]\\w*)*)";

    /** The head of an exception at the beginning of a line. */
    private static final Pattern HEAD = Pattern.compile("^\\s*(Caused by: |Suppressed: |Exception in thread \"[^\"]{0,200}\" |Wrapped by: |: )?" + TYPE + "(?:: ?(.*))?$", Pattern.DOTALL);

    /** The exception of a task inside the message of its job. */
    private static final Pattern OF_TASK = Pattern.compile("\\(TID [^)]{1,200}\\)(?: \\([^)]{1,300}\\))?: " + TYPE + "(?:: ?(.*))?$", Pattern.DOTALL);

    private static final Pattern EMBEDDED = Pattern.compile("(?:exception|error|threw exception|cause): " + TYPE + "(?:: (.*))?$", Pattern.DOTALL);

    private static final Pattern FRAME = Pattern.compile("^\\s*(?:at (?:[\\w.@-]*/{1,2})?([\\w$.<>]+)\\(.*|\\.\\.\\. \\d+ (?:more|common frames omitted).*)$");

    /** Lines without any form that are looked at together. */
    private static final int MOST_LOOSE = 20;

    private final Consumer<Trace> complete;
    private @Nullable Trace trace;
    private int number;
    private int loose;
    private boolean skipping;

    TraceReader(Consumer<Trace> complete) {
        this.complete = complete;
    }

    /** Number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    void line(String raw) {
        number++;
        if (StructuredLog.isLine(raw)) {
            end();
            StructuredLog.read(raw, number).ifPresent(complete);
            return;
        }
        LogLine line = LogLine.of(raw);
        if (line.starts()) {
            end();
            skipping = line.harmless();
            if (!skipping) {
                begin(new Trace(line.level()), "", line.text());
            }
        } else if (!line.text().isEmpty()) {
            continued(line.text());
        }
    }

    private void continued(String text) {
        Matcher frame = FRAME.matcher(text);
        if (frame.matches()) {
            if (trace != null && frame.group(1) != null) {
                trace.last().frame(frame.group(1));
                trace.look(frame.group(1));
            }
            return;
        }
        Matcher head = HEAD.matcher(text);
        if (head.matches()) {
            boolean cause = head.group(1) != null && (head.group(1).startsWith("Caused") || head.group(1).startsWith("Wrapped"));
            // what was suppressed happened while cleaning up, and is no cause
            if (head.group(1) != null && head.group(1).startsWith("Suppressed")) {
                return;
            }
            // a new exception after another one's frames is a trace of its own
            if (trace != null && !cause && !trace.last().frames().isEmpty()) {
                end();
            }
            begin(trace == null ? new Trace("") : trace, head.group(2), head.group(3) == null ? "" : head.group(3));
            if (head.group(1) != null) {
                current().look(head.group(1));
            }
        } else if (trace == null) {
            if (!skipping) {
                begin(new Trace(""), "", text);
            }
        } else if (!text.startsWith("Driver stacktrace")) {
            more(text);
        }
    }

    private void more(String text) {
        Trace current = current();
        Matcher task = OF_TASK.matcher(text);
        if (task.find()) {
            current.last().more(text);
            current.add(new Thrown(task.group(1), task.group(2) == null ? "" : task.group(2), number));
        } else if (!current.last().frames().isEmpty() && !text.startsWith("\t") && !text.startsWith(" ")) {
            // prose after frames: the trace is over
            end();
            begin(new Trace(""), "", text);
        } else if (current.last().type().isEmpty() && ++loose > MOST_LOOSE) {
            end();
            begin(new Trace(""), "", text);
        } else {
            current.last().more(text);
            current.look(text);
        }
    }

    private void begin(Trace into, String type, String message) {
        loose = 0;
        trace = into;
        into.add(new Thrown(type, message, number));
        Matcher inner = OF_TASK.matcher(message);
        Matcher embedded = EMBEDDED.matcher(message);
        if (inner.find()) {
            into.add(new Thrown(inner.group(1), inner.group(2) == null ? "" : inner.group(2), number));
        } else if (embedded.find()) {
            into.add(new Thrown(embedded.group(1), embedded.group(2) == null ? "" : embedded.group(2), number));
        }
    }

    private Trace current() {
        if (trace == null) {
            throw new IllegalStateException("no trace was begun");
        }
        return trace;
    }

    /** Ends the trace at hand. */
    void end() {
        if (trace != null && !trace.isEmpty()) {
            complete.accept(trace);
        }
        trace = null;
    }
}
