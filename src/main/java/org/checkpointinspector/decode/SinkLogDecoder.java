package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/** Decodes {@code _spark_metadata/N} and {@code N.compact} of a file sink (Spark's {@code FileStreamSinkLog} and {@code SinkFileStatus}). */
public final class SinkLogDecoder implements Decoder<SinkLog> {

    private static final List<String> FIELDS = List.of("path", "size", "isDir", "modificationTime", "blockReplication", "blockSize", "action");

    @Override
    public Decoded<SinkLog> decode(InputStream stored) throws IOException {
        FlatJson plain = new FlatJson(FIELDS, FlatJson.Type.TEXT, FlatJson.Type.NUMBER, FlatJson.Type.FLAG, FlatJson.Type.NUMBER, FlatJson.Type.NUMBER,
                FlatJson.Type.NUMBER, FlatJson.Type.TEXT);
        long[] bytes = new long[1];
        CompactibleLog<SinkLog.Entry> log = new CompactibleLog<>(plain, new EntryShape(), entry -> bytes[0] += entry.bytes());
        Damage damage = log.read(stored);
        if (log.version() == 0 && damage != null) {
            return Decoded.damaged(damage);
        }
        SinkLog content = new SinkLog(log.version(), log.kept(), log.count(), bytes[0]);
        return damage == null ? Decoded.whole(content) : Decoded.damaged(damage, content);
    }

    private static final class EntryShape implements CompactibleLog.Shape<SinkLog.Entry> {
        @Override
        public SinkLog.Entry plain(FlatJson json) {
            return new SinkLog.Entry(json.text(0), json.number(1), json.number(3), json.text(6));
        }

        @Override
        public SinkLog.Entry lenient(JsonFields json) throws DamageException {
            String path = json.textOrEmpty("path");
            long size = json.number("size");
            json.flag("isDir");
            long modified = json.number("modificationTime");
            json.smallNumber("blockReplication");
            json.number("blockSize");
            return new SinkLog.Entry(path, size, modified, json.textOrEmpty("action"));
        }
    }
}
