package org.checkpointinspector.diagnose.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Lines of Spark's structured log (4.0 and later, {@code spark.log.structuredLogging.enabled}): one JSON object each, the exception in it. */
final class StructuredLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StructuredLog() {}

    /** Whether a line has that form. */
    static boolean isLine(String line) {
        return line.startsWith("{\"ts\"") && line.endsWith("}");
    }

    /** The trace in a line, empty where it reports no trouble. */
    static Optional<Trace> read(String line, int number) {
        try {
            JsonNode json = JSON.readTree(line);
            String level = json.path("level").asText();
            if (!level.equals("ERROR") && !level.equals("WARN") && !level.equals("FATAL")) {
                return Optional.empty();
            }
            Trace trace = new Trace(level);
            trace.add(new Thrown("", json.path("msg").asText(), number));
            trace.look(json.path("logger").asText());
            JsonNode exception = json.path("exception");
            if (exception.has("class")) {
                Thrown thrown = new Thrown(exception.path("class").asText(), exception.path("msg").asText(), number);
                for (JsonNode frame : exception.path("stacktrace")) {
                    String place = frame.path("class").asText() + "." + frame.path("method").asText();
                    thrown.frame(place);
                    trace.look(place);
                }
                trace.add(thrown);
            }
            return Optional.of(trace);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
