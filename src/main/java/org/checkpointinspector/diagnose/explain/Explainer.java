package org.checkpointinspector.diagnose.explain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.CancelledException;
import org.jspecify.annotations.Nullable;

/**
 * Explains an error text: a stack trace, or the log of a driver however long, in one pass and bounded memory.
 *
 * <p>In a trace the innermost cause that names one wins. Among traces what ended the query or the application comes before what it survived, and among equals the first: what follows it is
 * a consequence as a rule.
 */
public final class Explainer {

    private static final int MOST_KINDS = 200;
    private static final int MOST_OTHERS = 10;
    private static final int MOST_SHAPES = 50_000;

    private static final Pattern SPARK = Pattern.compile("Running Spark version (\\d+\\.\\d+\\.\\d+)|\\bspark-(?:core|sql|streaming|catalyst|sql-kafka-0-10)[\\w-]*_2\\.1\\d-(\\d+\\.\\d+\\.\\d+)|(?:Apache )?Spark (?:version )?v?(\\d\\.\\d+\\.\\d+)\\b");

    /** The first of each kind, and how often it was met. */
    private final Map<String, Recognised> kinds = new LinkedHashMap<>();

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    /** What became of a trace that differs from others in numbers only: a log has few of them, and each a thousand times. */
    private final Map<Long, String> shapes = new HashMap<>();

    private boolean streaming;
    private @Nullable String spark;
    private @Nullable Thrown unknownDeath;
    private @Nullable Thrown unknown;

    private Explainer() {}

    /**
     * Explains a text. Does not close the stream.
     *
     * @throws IOException if the stream fails
     */
    public static Explanation explain(InputStream text) throws IOException {
        return explain(text, () -> false);
    }

    /**
     * Explains a text. Does not close the stream.
     *
     * @param cancelled asked often
     * @throws IOException if the stream fails
     * @throws CancelledException if asked to stop
     */
    public static Explanation explain(InputStream text, BooleanSupplier cancelled) throws IOException {
        Explainer explainer = new Explainer();
        TraceReader traces = new TraceReader(explainer::hear);
        LineReader lines = new LineReader(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if ((traces.number() & 0xFFF) == 0 && cancelled.getAsBoolean()) {
                throw new CancelledException();
            }
            explainer.look(line);
            traces.line(line);
        }
        traces.end();
        return explainer.explanation(traces.number());
    }

    private void look(String line) {
        if (spark == null && (line.contains("park"))) {
            Matcher version = SPARK.matcher(line);
            if (version.find()) {
                spark = Optional.ofNullable(version.group(1)).or(() -> Optional.ofNullable(version.group(2))).orElseGet(() -> version.group(3));
            }
        }
        streaming |= line.contains("MicroBatchExecution") || line.contains("JobGenerator") || line.contains("StreamingContext") || line.contains("StreamingQuery");
    }

    private void hear(Trace trace) {
        streaming |= trace.streaming();
        long shape = trace.shape();
        if (shapes.containsKey(shape)) {
            counts.computeIfPresent(shapes.get(shape), (kind, times) -> times + 1);
            return;
        }
        Recognised best = recognise(trace);
        String kind = "";
        if (best != null) {
            kind = note(best);
        } else if (trace.hasOwnCause()) {
            unknown = unknown == null ? trace.last() : unknown;
            unknownDeath = unknownDeath == null && trace.deadly() ? trace.last() : unknownDeath;
        }
        if (shapes.size() < MOST_SHAPES) {
            shapes.put(shape, kind);
        }
    }

    private static @Nullable Recognised recognise(Trace trace) {
        Recognised best = null;
        for (int i = trace.thrown().size() - 1; i >= 0; i--) {
            Thrown thrown = trace.thrown().get(i);
            for (KnownError error : KnownErrors.ALL) {
                if (error.fits(thrown, trace)) {
                    if (best == null || error.weight().compareTo(best.error().weight()) < 0) {
                        best = Recognised.of(error, thrown, trace);
                    }
                    break;
                }
            }
        }
        return best;
    }

    private String note(Recognised found) {
        String kind = found.error().summary() + " " + found.deadly() + " " + (found.where().paths().isEmpty() ? "" : found.where().paths().get(0));
        if (kinds.containsKey(kind) || kinds.size() < MOST_KINDS) {
            kinds.putIfAbsent(kind, found);
            counts.merge(kind, 1, Integer::sum);
        }
        return kind;
    }

    private Explanation explanation(int lines) {
        if (!streaming) {
            kinds.values().removeIf(Recognised::conditional);
        }
        Optional<Recognised> root = kinds.values().stream().max(Comparator.comparingInt(Recognised::rank).thenComparing(Comparator.comparingInt(Recognised::line).reversed()));
        boolean survived = unknownDeath != null && root.filter(found -> found.deadly() && found.rank() > 3).isEmpty();
        if (root.isEmpty() || survived) {
            return unrecognised(lines);
        }
        return told(root.get(), lines);
    }

    private Explanation told(Recognised root, int lines) {
        Whereabouts where = root.where();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("line", root.line());
        evidence.put("message", root.message());
        if (!root.exceptions().isEmpty()) {
            evidence.put("exceptions", root.exceptions());
        }
        if (root.condition() != null) {
            evidence.put("condition", root.condition());
        }
        if (where.version() != null) {
            evidence.put("stateVersion", where.version());
        }
        if (!root.chain().isEmpty()) {
            evidence.put("fields", root.chain());
        }
        evidence.put("linesRead", lines);
        others(root, evidence);
        String place = where.paths().isEmpty() || root.message().contains("checkpoint from directory") ? "" : ": " + where.paths().get(0);
        String remedy = root.error().remedy() == null ? root.error().cause().remedy() : root.error().remedy();
        return new Explanation(
                root.error().cause(), root.error().summary() + place + ".", remedy, where.paths(), where.batch(), where.operator(), where.partition(), spark, evidence);
    }

    private void others(Recognised root, Map<String, Object> evidence) {
        List<Map<String, Object>> others = kinds.entrySet().stream()
                .filter(entry -> entry.getValue() != root)
                .limit(MOST_OTHERS)
                .map(entry -> other(entry.getValue(), counts.getOrDefault(entry.getKey(), 1)))
                .toList();
        if (!others.isEmpty()) {
            evidence.put("others", others);
            evidence.put("order", root.deadly()
                    ? "Line " + root.line() + " is the first that ended the query for a reason that is named; what came later followed from it, what came before was survived."
                    : "No line ended the query for a reason that is named; line " + root.line() + " is the first that names one.");
        }
    }

    private static Map<String, Object> other(Recognised found, int times) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", found.line());
        fields.put("cause", found.error().cause().id());
        fields.put("summary", found.error().summary() + ".");
        fields.put("times", times);
        return fields;
    }

    private Explanation unrecognised(int lines) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        Thrown shown = unknownDeath != null ? unknownDeath : unknown;
        if (shown != null) {
            evidence.put("line", shown.line());
            evidence.put("message", Recognised.excerpt(shown));
        }
        evidence.put("linesRead", lines);
        List<Map<String, Object>> others = kinds.values().stream().limit(MOST_OTHERS).map(found -> other(found, 1)).toList();
        if (!others.isEmpty()) {
            evidence.put("others", others);
        }
        String summary = lines == 0
                ? "There is no text."
                : shown == null ? "There is no failure of a checkpoint in this text." : "This failure has nothing to do with a checkpoint, as far as is known: " + shown.type() + ".";
        return new Explanation(FailureCause.NOT_RECOGNISED, summary, FailureCause.NOT_RECOGNISED.remedy(), List.of(), null, null, null, spark, evidence);
    }
}
