package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * The shape that file source log and file sink log share (Spark's {@code CompactibleFileStreamLog}): a version line, then one JSON object a line; none at
 * all is fine. A compact file may have millions of lines: each is verified, the first {@link FileSourceLog#KEPT} are kept.
 *
 * @param <E> an entry
 */
final class CompactibleLog<E> {

    /** How an entry is made of a line. */
    interface Shape<E> {
        /** From the plain case. */
        E plain(FlatJson json);

        /** From any other, with json4s's leniency. */
        E lenient(JsonFields json) throws DamageException;
    }

    private final FlatJson plain;
    private final Shape<E> shape;
    private final Consumer<E> each;
    private final List<E> kept = new ArrayList<>();
    private int version;
    private long count;
    private @Nullable Damage blank;

    /** @param each is told of every entry, kept or not */
    CompactibleLog(FlatJson plain, Shape<E> shape, Consumer<E> each) {
        this.plain = plain;
        this.shape = shape;
        this.each = each;
    }

    /** Reads to the end or to the first damage, which it returns. */
    @Nullable Damage read(InputStream stored) throws IOException {
        LogLines lines = new LogLines(stored);
        try {
            version = LogVersion.of(lines);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (plain.read(line)) {
                    take(shape.plain(plain));
                } else {
                    takeLenient(JsonDocument.parse(new StoredText.Line(line, lines.lineOffset())));
                }
            }
            return blank;
        } catch (DamageException e) {
            return e.damage();
        }
    }

    /** Spark trips over a null entry only after it has read them all. */
    private void takeLenient(JsonDocument document) throws DamageException {
        if (!(document.root() instanceof JsonValue.Null)) {
            take(shape.lenient(document.fields()));
        } else if (blank == null) {
            blank = Damage.at(document.source().storedOffset(document.root().begin()), Damage.Kind.LINE_BLANK, "null in place of an entry");
        }
    }

    private void take(E entry) {
        each.accept(entry);
        count++;
        if (kept.size() < FileSourceLog.KEPT) {
            kept.add(entry);
        }
    }

    /** The version, 0 where it could not be read. */
    int version() {
        return version;
    }

    /** The first entries. */
    List<E> kept() {
        return kept;
    }

    /** How many entries were read. */
    long count() {
        return count;
    }
}
