package org.checkpointinspector.diagnose.watch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** A local file that carries what was seen from one process to the next, for looks that cron starts. Small JSON, written whole or not at all; a file that cannot be read counts as none. */
public final class WatchMemory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 16 << 20;

    private final Path file;
    private final ObjectNode content;

    private WatchMemory(Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Opens it; it need not exist.
     *
     * @throws IOException if it is there and cannot be read
     */
    public static WatchMemory open(Path file) throws IOException {
        try {
            JsonNode json = Files.size(file) > MOST_BYTES ? null : JSON.readTree(Files.readAllBytes(file));
            return new WatchMemory(file, json instanceof ObjectNode object ? object : JSON.createObjectNode());
        } catch (NoSuchFileException | JacksonException none) {
            return new WatchMemory(file, JSON.createObjectNode());
        }
    }

    /** What was seen at a location before; empty where nothing was. */
    public List<WatchedCheckpoint> of(Location location) {
        List<WatchedCheckpoint> seen = new ArrayList<>();
        for (JsonNode each : content.path(location.toUri())) {
            Set<String> exceeded = new TreeSet<>();
            each.path("exceeded").forEach(name -> exceeded.add(name.asText()));
            seen.add(new WatchedCheckpoint(each.path("path").asText(), null, each.path("verdict").asText(), each.path("cause").asText(), number(each, "planned"), number(each, "committed"), null,
                    null, each.path("bytes").asLong(), exceeded, Trend.NONE));
        }
        return seen;
    }

    private static @Nullable Long number(JsonNode json, String field) {
        return json.path(field).isIntegralNumber() ? (Long) json.path(field).asLong() : null;
    }

    /** Takes note of what a session knows. */
    public void keep(WatchSession session) {
        ArrayNode seen = content.putArray(session.location().toUri());
        for (WatchedCheckpoint each : session.checkpoints()) {
            ObjectNode json = seen.addObject().put("path", each.path()).put("verdict", each.verdict()).put("cause", each.cause()).put("planned", each.planned()).put("committed", each.committed())
                    .put("bytes", each.bytes());
            ArrayNode exceeded = json.putArray("exceeded");
            each.exceeded().forEach(exceeded::add);
        }
    }

    /** Writes it: into a new file first, which then takes the place of the old one. */
    public void save() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "watch", ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(content));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
