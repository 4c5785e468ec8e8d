package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code offsets/N} (Spark's {@code OffsetSeqLog}): version line, metadata JSON, and a line for each source; in version 2 (Spark 4.2) with the
 * source's id and a colon before it. Spark takes all lines before it parses the metadata, so that damage of a later line comes first.
 *
 * <p>A blank metadata line is {@code LINE_BLANK} in version 1, over which Spark trips later, and {@code LINE_SHAPE} in version 2, which Spark refuses.
 *
 * <p>A version beyond 2 is no damage in itself; its body is read as that of version 1. The offsets themselves belong to the sources and are not looked
 * into, see {@link SourceOffsets}.
 */
public final class OffsetLogDecoder implements Decoder<OffsetLog> {

    private static final int MAX_SOURCES = 100_000;
    private static final int MAX_CHARACTERS = 2 * LogLines.MAX_LINE_BYTES;
    private static final String NO_OFFSET = "-";
    private static final OffsetLog.Metadata UNREAD = new OffsetLog.Metadata(0, 0, Map.of(), Map.of());

    @Override
    public Decoded<OffsetLog> decode(InputStream stored) throws IOException {
        LogLines lines = new LogLines(stored);
        OffsetLog soFar = null;
        try {
            int version = LogVersion.of(lines);
            soFar = new OffsetLog(version, UNREAD, List.of());
            StoredText metadata = metadataLine(lines);
            List<OffsetLog.Source> sources = new ArrayList<>();
            DamageException later = null;
            try {
                readSources(lines, version, sources);
            } catch (DamageException e) {
                later = e;
            }
            soFar = new OffsetLog(version, UNREAD, sources);
            if (later != null) {
                throw later;
            }
            return Decoded.whole(new OffsetLog(version, metadata(version, metadata), sources));
        } catch (DamageException e) {
            return new Decoded.Damaged<>(e.damage(), Optional.ofNullable(soFar));
        }
    }

    private static StoredText metadataLine(LogLines lines) throws IOException, DamageException {
        String line = lines.next();
        if (line == null) {
            throw new DamageException(Damage.at(lines.position(), Damage.Kind.LINE_MISSING, "the file ends after its version line"));
        }
        return StoredText.Line.trimmed(line, lines.lineOffset());
    }

    /** Reads on behind a line without a colon: Spark has all lines in hand before it cuts the first. */
    private static void readSources(LogLines lines, int version, List<OffsetLog.Source> sources) throws IOException, DamageException {
        long characters = 0;
        DamageException shape = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            characters += line.length();
            DamageException.verify(sources.size() < MAX_SOURCES && characters <= MAX_CHARACTERS, lines.lineOffset(), Damage.Kind.TOO_LARGE,
                    "more sources than any query has");
            if (version != 2) {
                sources.add(source(String.valueOf(sources.size()), line, lines.lineOffset()));
            } else if (line.indexOf(':') >= 0) {
                sources.add(named(line, lines.lineOffset()));
            } else if (shape == null) {
                shape = new DamageException(Damage.at(lines.lineOffset(), Damage.Kind.LINE_SHAPE, "Invalid OffsetMap format: " + Excerpt.of(line)));
            }
        }
        if (shape != null) {
            throw shape;
        }
    }

    private static OffsetLog.Source named(String line, long at) {
        int colon = line.indexOf(':');
        String id = line.substring(0, colon);
        return source(id, line.substring(colon + 1), at + LogLines.utf8Length(id) + 1);
    }

    private static OffsetLog.Source source(String id, String text, long at) {
        @Nullable String json = text.equals(NO_OFFSET) ? null : text;
        return new OffsetLog.Source(id, json, at);
    }

    private static OffsetLog.Metadata metadata(int version, StoredText line) throws DamageException {
        boolean blank = line.text().isEmpty();
        DamageException.verify(!blank || version != 2, line.storedOffset(0), Damage.Kind.LINE_SHAPE, "VERSION_2 offset log requires metadata");
        DamageException.verify(!blank, line.storedOffset(0), Damage.Kind.LINE_BLANK, "the metadata line is blank");
        JsonFields fields = JsonDocument.parse(line).fields();
        long watermark = fields.number("batchWatermarkMs", 0);
        long timestamp = fields.number("batchTimestampMs", 0);
        Map<String, String> conf = fields.textMap("conf");
        if (version == 2) {
            checkSourceMetadata(fields);
        }
        return new OffsetLog.Metadata(watermark, timestamp, Collections.unmodifiableMap(conf),
                Collections.unmodifiableMap(fields.others(List.of("batchWatermarkMs", "batchTimestampMs", "conf"))));
    }

    /** Spark 4.2's {@code SourceMetadataInfo}; its neighbour {@code controlBatchInfo} is optional, and what has not its shape counts as absent. */
    private static void checkSourceMetadata(JsonFields fields) throws DamageException {
        for (JsonFields.Entry entry : fields.map("sourceMetadataInfo")) {
            JsonFields source = entry.value().fields();
            if (source != null) {
                source.text("sourceId");
                source.text("providerName");
                source.text("apiVersion");
            }
        }
    }
}
