package org.checkpointinspector.decode;

import java.io.IOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** The first line of a log, {@code v} and a positive number (Spark's {@code MetadataVersionUtil}). */
final class LogVersion {

    private LogVersion() {}

    /** Reads the first line; an empty file and a line that is no version are damage, a number that is too great is not. */
    static int of(LogLines lines) throws IOException, DamageException {
        return parse(first(lines), 0);
    }

    /** As {@link #of}, but white space around it is no matter: the commit log alone is read so. */
    static int ofTrimmed(LogLines lines) throws IOException, DamageException {
        return parse(first(lines).trim(), 0);
    }

    private static String first(LogLines lines) throws IOException, DamageException {
        String line = lines.next();
        if (line == null) {
            // a file of nothing but one line's end has a first line, an empty one
            throw new DamageException(Damage.at(0, Damage.Kind.EMPTY, "the file is empty"));
        }
        return line;
    }

    /** The number behind the {@code v}; {@code v+1} and {@code v01} are 1, as for Spark. */
    static int parse(String line, long storedOffset) throws DamageException {
        int version = 0;
        if (line.startsWith("v")) {
            try {
                version = Integer.parseInt(line.substring(1));
            } catch (NumberFormatException noNumber) {
                version = 0;
            }
        }
        DamageException.verify(version > 0, storedOffset, Damage.Kind.VERSION_LINE, "failed to read correct log version from " + Excerpt.of(line) + ".");
        return version;
    }
}
