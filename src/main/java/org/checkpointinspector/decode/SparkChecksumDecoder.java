package org.checkpointinspector.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/** Decodes Spark's own checksum files, one JSON object each (Spark's {@code ChecksumCheckpointFileManager}, 4.1 and later). */
public final class SparkChecksumDecoder implements Decoder<SparkChecksum> {

    @Override
    public Decoded<SparkChecksum> decode(InputStream stored) throws IOException {
        try {
            StoredText.File file = StoredText.File.read(stored);
            DamageException.verify(file.bytes().length > 0, 0, Damage.Kind.EMPTY, "the file is empty");
            checkUtf8(file);
            JsonFields json = JsonDocument.parse(file).fields();
            SparkChecksum sum = new SparkChecksum(json.textOrEmpty("algorithm"), json.smallNumber("value"), json.number("mainFileSize"),
                    json.number("timestampMs"));
            checkCreator(json);
            return Decoded.whole(sum);
        } catch (DamageException e) {
            return Decoded.damaged(e.damage());
        }
    }

    /** Spark reads this small file through Scala's {@code Source}, which is strict. */
    private static void checkUtf8(StoredText.File file) throws IOException, DamageException {
        LogLines lines = new LogLines(new ByteArrayInputStream(file.bytes()));
        while (lines.next() != null) {
            // reading is the check
        }
    }

    /** The creator is for people; json4s fails on it only where both of its fields are there and one of them is no string. */
    private static void checkCreator(JsonFields json) throws DamageException {
        JsonFields creator = json.object("creator");
        if (creator != null && creator.has("executorId") && creator.has("taskInfo")) {
            creator.text("executorId");
            creator.text("taskInfo");
        }
    }
}
