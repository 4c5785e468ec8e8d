package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/** Decodes {@code sources/i/N} and {@code N.compact} of a file source (Spark's {@code FileStreamSourceLog} and {@code FileEntry}). */
public final class FileSourceLogDecoder implements Decoder<FileSourceLog> {

    private static final List<String> FIELDS = List.of("path", "timestamp", "batchId");

    @Override
    public Decoded<FileSourceLog> decode(InputStream stored) throws IOException {
        FlatJson plain = new FlatJson(FIELDS, FlatJson.Type.TEXT, FlatJson.Type.NUMBER, FlatJson.Type.NUMBER);
        CompactibleLog<FileSourceLog.Entry> log = new CompactibleLog<>(plain, new EntryShape(), entry -> {});
        Damage damage = log.read(stored);
        if (log.version() == 0 && damage != null) {
            return Decoded.damaged(damage);
        }
        FileSourceLog content = new FileSourceLog(log.version(), log.kept(), log.count());
        return damage == null ? Decoded.whole(content) : Decoded.damaged(damage, content);
    }

    private static final class EntryShape implements CompactibleLog.Shape<FileSourceLog.Entry> {
        @Override
        public FileSourceLog.Entry plain(FlatJson json) {
            return new FileSourceLog.Entry(json.text(0), json.number(1), json.number(2));
        }

        @Override
        public FileSourceLog.Entry lenient(JsonFields json) throws DamageException {
            return new FileSourceLog.Entry(json.textOrEmpty("path"), json.number("timestamp"), json.number("batchId"));
        }
    }
}
