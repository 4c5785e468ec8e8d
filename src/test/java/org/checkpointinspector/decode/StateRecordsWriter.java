package org.checkpointinspector.decode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/** Writes the content of state files as Spark does. */
final class StateRecordsWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Step {
        void run() throws IOException;
    }

    private StateRecordsWriter write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    StateRecordsWriter put(byte[] key, byte[] value) {
        return number(key.length).raw(key).number(value.length).raw(value);
    }

    StateRecordsWriter delete(byte[] key) {
        return number(key.length).raw(key).number(-1);
    }

    StateRecordsWriter number(int number) {
        return write(() -> out.writeInt(number));
    }

    StateRecordsWriter oneByte(int value) {
        return write(() -> out.writeByte(value));
    }

    StateRecordsWriter utf(String text) {
        return write(() -> out.writeUTF(text));
    }

    StateRecordsWriter raw(byte[] raw) {
        return write(() -> out.write(raw));
    }

    /** The end mark of all but changelogs with column families. */
    byte[] end() {
        return number(-1).bytes();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** CRC-32C of the parts, as a little-endian number. */
    static byte[] checksum(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part);
        }
        int value = Integer.reverseBytes((int) crc.getValue());
        return new StateRecordsWriter().number(value).bytes();
    }

    static byte[] joined(byte[]... parts) {
        StateRecordsWriter all = new StateRecordsWriter();
        for (byte[] part : parts) {
            all.raw(part);
        }
        return all.bytes();
    }
}
