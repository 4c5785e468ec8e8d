package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3WriterTest extends StorageWriterContract {

    private static final int PART = 5 << 20;

    private final Location root = S3Server.at("/" + UUID.randomUUID());
    private Storage storage;
    private StorageWriter writer;

    @BeforeEach
    void connect() throws IOException {
        S3Server.putMarker(root);
        storage = Stores.open(root, S3Server.options());
        writer = Stores.openWriter(root, options());
        S3Server.requests();
    }

    private static ConnectionOptions options() {
        Map<String, String> properties = new TreeMap<>(S3Server.options().properties());
        properties.put("fs.s3a.multipart.size", String.valueOf(PART));
        return new ConnectionOptions(null, properties, null);
    }

    @Override
    StorageWriter writer() {
        return writer;
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Location root() {
        return root;
    }

    @Override
    boolean hasFolders() {
        return false;
    }

    @Override
    boolean copies() {
        return true;
    }

    /** What was uploaded in parts has a checksum of its own kind, but on AWS. */
    @Override
    boolean proves(int length) {
        return length < PART;
    }

    @Test
    void asksOnceAndPutsOnce() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        assertEquals(Map.of("HEAD", 1L, "PUT", 1L), S3Server.counts());
    }

    @Test
    void copiesWhatWasListedWithOneRequest() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        FileEntry listed = storage.list(root, ListingProgress.NONE).file("offsets/0").orElseThrow();
        S3Server.requests();

        assertTrue(writer.copyListed(at("offsets/0"), listed, at("copy/0")));
        assertEquals(Map.of("COPY", 1L), S3Server.counts());
        FileEntry copy = storage.list(root, ListingProgress.NONE).file("copy/0").orElseThrow();
        assertArrayEquals(StorageContract.bytes(10), read("copy/0"));
        assertEquals(listed.tag(), copy.tag());
        assertEquals(32, String.valueOf(copy.tag()).length());
    }

    @Test
    void copiesNothingThatIsNotWhatWasListed() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        FileEntry listed = storage.list(root, ListingProgress.NONE).file("offsets/0").orElseThrow();
        S3Server.put(at("offsets/0"), StorageContract.bytes(11));

        StorageException failure = assertThrows(StorageException.class, () -> writer.copyListed(at("offsets/0"), listed, at("copy/0")));
        assertTrue(failure.getMessage().contains("written again"), failure::getMessage);
        assertEquals(Map.of("offsets/0", 11L), lengths());
    }

    @Test
    void writesInPartsWhatIsLarge() throws IOException {
        byte[] content = StorageContract.bytes(2 * PART + 17);
        write("state/0/0/1.snapshot", content);
        assertArrayEquals(content, read("state/0/0/1.snapshot"));
        writer.moveFile(at("state/0/0/1.snapshot"), at("backup/1.snapshot"));
        assertArrayEquals(content, read("backup/1.snapshot"));
        assertEquals(Map.of("backup/1.snapshot", (long) content.length), lengths());
    }

    /** What another writes between the question and the answer stays. */
    @ParameterizedTest
    @ValueSource(ints = {10, 2 * PART + 17})
    void overwritesNothingThatComesWhileItWrites(int length) {
        InputStream content = new ByteArrayInputStream(StorageContract.bytes(length)) {
            @Override
            public synchronized int read(byte[] target, int offset, int count) {
                S3Server.put(at("offsets/0"), StorageContract.bytes(3));
                return super.read(target, offset, count);
            }
        };

        assertSays(Kind.EXISTS, "offsets/0", () -> writer.writeNew(at("offsets/0"), content, length));
        StorageException failure = assertThrows(StorageException.class, () -> write("offsets/0", new byte[1]));
        assertEquals(Kind.EXISTS, failure.kind());
        try {
            assertArrayEquals(StorageContract.bytes(3), read("offsets/0"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leavesNoUploadOpenWhereTheContentBreaksOff() {
        InputStream content = new InputStream() {
            private long left = 2L * PART;

            @Override
            public int read() throws IOException {
                throw new IOException("not by bytes");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left <= 0) {
                    throw new IOException("the disk of the source is gone");
                }
                left -= length;
                return length;
            }
        };
        StorageException failure = assertThrows(StorageException.class, () -> writer.writeNew(at("big"), content, 5L * PART));

        assertTrue(failure.getMessage().contains("the disk of the source is gone"), failure::getMessage);
        Map<String, Long> counts = S3Server.counts();
        assertEquals(counts.get("BEGIN"), counts.get("ABORT"), counts::toString);
        assertEquals(null, counts.get("COMPLETE"), counts::toString);
    }

    @Test
    void removesTheMarkerOfAnEmptyFolder() throws IOException {
        S3Server.putMarker(at("state"));
        assertTrue(writer.deleteEmptyFolder(at("state")));
        assertTrue(S3Server.requests().contains("DELETE " + at("state").path().substring(1) + "/"));
    }

    @Test
    void leavesAFileThatIsWrittenWhileItIsMoved() throws IOException {
        write("from", StorageContract.bytes(10));
        S3Server.afterNextCopy(() -> S3Server.put(at("from"), StorageContract.bytes(11)));
        StorageException failure = assertThrows(StorageException.class, () -> writer.moveFile(at("from"), at("to")));

        assertTrue(failure.getMessage().contains("written again"), failure::getMessage);
        assertArrayEquals(StorageContract.bytes(11), read("from"));
    }

    @Test
    void removesACopyThatIsNotWhatWasCopied() throws IOException {
        write("from", StorageContract.bytes(10));
        S3Server.afterNextCopy(() -> S3Server.put(at("to"), StorageContract.bytes(9)));
        assertThrows(StorageException.class, () -> writer.moveFile(at("from"), at("to")));

        assertEquals(Map.of("from", 10L), lengths());
    }

    @Test
    void asksFirstWhereTheStoreKnowsNoConditions() throws IOException {
        Map<String, String> properties = new TreeMap<>(S3Server.options().properties());
        properties.put("fs.s3a.create.conditional.enabled", "false");
        try (StorageWriter unconditional = Stores.openWriter(root, new ConnectionOptions(null, properties, null))) {
            unconditional.writeNew(at("0"), new ByteArrayInputStream(new byte[3]), 3);
            assertSays(Kind.EXISTS, "0", () -> unconditional.writeNew(at("0"), new ByteArrayInputStream(new byte[4]), 4));
        }
        assertEquals(Map.of("0", 3L), lengths());
    }
}
