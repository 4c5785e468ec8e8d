package org.checkpointinspector.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.codec.Decompressed;

/**
 * The first lines of a changelog: its version, and from 3 on the lineage. Version 1 has no header; Spark takes for version 1 whatever does not begin with one
 * ({@code StateStoreChangelogReaderFactory}, 3.5 to 4.2).
 *
 * @param version 1 to 4; 0 where not even that is known
 */
record ChangelogHeader(int version, List<StateFile.Ancestor> lineage) {

    /** Nothing was read. */
    static final ChangelogHeader NONE = new ChangelogHeader(0, List.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Two bytes of length, then {@code v} and the most digits that a short has. */
    private static final int PEEKED = 2 + 1 + 5;

    /** Version 1. */
    static final ChangelogHeader PLAIN = new ChangelogHeader(1, List.of());

    /** Whether each record begins with its type. */
    boolean isTyped() {
        return version == 2 || version == 4;
    }

    /** Whether the stream's fault lets Spark take the file for version 1. */
    static boolean degrades(CorruptStreamException fault) {
        return fault.exception().equals(EOFException.class.getName());
    }

    /** Reads the header and leaves the stream at the first record. */
    static ChangelogHeader read(Decompressed in) throws IOException, StateFaultException {
        byte[] head = in.peek(PEEKED);
        int length = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
        if (length < 2 || head.length < 2 + length || head[2] != 'v') {
            return PLAIN;
        }
        int version;
        try {
            version = Short.parseShort(new String(head, 3, length - 1, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException noVersion) {
            return PLAIN;
        }
        if (version == 1) {
            return PLAIN;
        }
        if (version < 1 || version > 4) {
            throw fault(in, StateFile.Reason.CHANGELOG_VERSION, Damage.Kind.VERSION_LINE, "org.apache.spark.SparkException",
                    "The change log reader version cannot be " + version + ".");
        }
        in.skip(2L + length);
        return new ChangelogHeader(version, version < 3 ? List.of() : lineage(in));
    }

    private static List<StateFile.Ancestor> lineage(Decompressed in) throws IOException, StateFaultException {
        int length = (in.peek(2).length < 2 ? eof() : in.read() << 8 | in.read());
        byte[] text = new byte[2 + length];
        text[0] = (byte) (length >> 8);
        text[1] = (byte) length;
        if (in.readNBytes(text, 2, length) < length) {
            eof();
        }
        try {
            return parse(new DataInputStream(new ByteArrayInputStream(text)).readUTF());
        } catch (UTFDataFormatException garbled) {
            throw fault(in, StateFile.Reason.LINEAGE, Damage.Kind.NOT_UTF8, "java.io.UTFDataFormatException", "the lineage is not in Java's modified UTF-8");
        } catch (JsonEOFException early) {
            throw fault(in, StateFile.Reason.LINEAGE, Damage.Kind.JSON_TRUNCATED, JsonEOFException.class.getName(), early.getOriginalMessage());
        } catch (JsonProcessingException garbled) {
            throw fault(in, StateFile.Reason.LINEAGE, Damage.Kind.JSON_GARBLED, "com.fasterxml.jackson.core.JsonParseException", garbled.getOriginalMessage());
        } catch (IllegalArgumentException shape) {
            throw fault(in, StateFile.Reason.LINEAGE, Damage.Kind.JSON_SHAPE, "org.json4s.MappingException", String.valueOf(shape.getMessage()));
        }
    }

    private static int eof() throws EOFException {
        throw new EOFException("the content ends in the lineage");
    }

    private static List<StateFile.Ancestor> parse(String json) throws JsonProcessingException {
        List<StateFile.Ancestor> lineage = new ArrayList<>();
        for (JsonNode item : JSON.readTree(json)) {
            JsonNode version = item.path("version");
            JsonNode id = item.path("checkpointUniqueId");
            if (!version.isIntegralNumber() || !id.isTextual()) {
                throw new IllegalArgumentException("No usable value for version or checkpointUniqueId in the lineage");
            }
            lineage.add(new StateFile.Ancestor(version.longValue(), id.textValue()));
        }
        return lineage;
    }

    private static StateFaultException fault(Decompressed in, StateFile.Reason reason, Damage.Kind kind, String exception, String message) {
        return new StateFaultException(in.damage(kind, message), new StateFile.Fault(reason, exception, message));
    }
}
