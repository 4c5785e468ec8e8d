package org.checkpointinspector.decode;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** The small files of sources that Spark cuts apart by hand: a version line that a line feed alone ends, and the rest. */
final class VersionedText {

    private VersionedText() {}

    /** The character behind the version line; damage where there is none ({@code failed to detect the log file version line}). */
    static int endOfVersionLine(StoredText file, long storedOffset) throws DamageException {
        String text = file.text();
        int lineFeed = text.startsWith("v") ? text.indexOf('\n') : -1;
        DamageException.verify(lineFeed > 0, storedOffset, Damage.Kind.LINE_MISSING, "there is no version line");
        return lineFeed + 1;
    }

    /** The text as Java reads a long: a sign is fine, a line's end behind it is not. */
    static long number(StoredText source) throws DamageException {
        try {
            return Long.parseLong(source.text());
        } catch (NumberFormatException e) {
            throw new DamageException(Damage.at(source.storedOffset(0), Damage.Kind.NOT_A_NUMBER, "For input string: " + Excerpt.quoted(source.text())));
        }
    }
}
