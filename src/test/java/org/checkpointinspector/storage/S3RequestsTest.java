package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What listing and reading cost on S3, where each request costs money and 10 to 100 ms: counted by the server. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3RequestsTest {

    private final Location root = S3Server.at("/" + UUID.randomUUID());
    private Storage storage;

    @BeforeEach
    void connect() throws IOException {
        storage = Stores.open(root, S3Server.options());
        S3Server.requests();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "999,1", "1000,1", "1001,2", "3500,4"})
    void listsAThousandFilesARequest(int files, long requests) throws IOException {
        for (int i = 0; i < files; i++) {
            S3Server.put(root.resolve("state/0/" + i % 20 + "/" + i + ".delta"), new byte[0]);
        }
        assertEquals(files, storage.list(root, ListingProgress.NONE).root().totalFiles());
        assertEquals(Map.of("LIST", requests), S3Server.counts());
    }

    @Test
    void readsAListedFileWithOneRequest() throws IOException {
        byte[] log = "v1\n{}".getBytes(StandardCharsets.UTF_8);
        byte[] state = StorageContract.bytes(3_000_000);
        S3Server.put(root.resolve("offsets/0"), log);
        S3Server.put(root.resolve("state/0/0/1.snapshot"), state);
        storage.list(root, ListingProgress.NONE);
        S3Server.requests();

        assertArrayEquals(log, read("offsets/0"));
        assertEquals(Map.of("GET", 1L), S3Server.counts());
        assertArrayEquals(state, read("state/0/0/1.snapshot"));
        assertEquals(Map.of("GET", 1L), S3Server.counts());
    }

    @Test
    void readsAFileThatIsNotListedWithOneRequestMore() throws IOException {
        S3Server.put(root.resolve("offsets/0"), new byte[7]);

        assertEquals(7, read("offsets/0").length);
        assertEquals(Map.of("HEAD", 1L, "GET", 1L), S3Server.counts());
    }

    @Test
    void readsWhatWasWrittenAgainSinceTheListing() throws IOException {
        S3Server.put(root.resolve("offsets/0"), new byte[100]);
        storage.list(root, ListingProgress.NONE);
        byte[] longer = StorageContract.bytes(200);
        S3Server.put(root.resolve("offsets/0"), longer);

        assertArrayEquals(longer, read("offsets/0"));
    }

    @Test
    void saysThatAFileVanishedSinceTheListing() throws IOException {
        S3Server.put(root.resolve("offsets/0"), new byte[100]);
        storage.list(root, ListingProgress.NONE);
        S3Server.remove(root.resolve("offsets/0"));

        assertEquals(StorageException.Kind.NOT_FOUND, assertThrows(StorageException.class, () -> read("offsets/0")).kind());
    }

    @Test
    void tellsTheFactsOfAnObject() throws IOException {
        S3Server.put(root.resolve("offsets/0"), new byte[100]);
        Access access = storage.access(root.resolve("offsets/0"));

        assertEquals("STANDARD", access.facts().get("Storage class"));
        assertTrue(access.facts().containsKey("ETag"), access.facts()::toString);
        assertEquals(null, access.owner());
    }

    @Test
    void tellsTheFactsOfABucket() throws IOException {
        S3Server.put(root.resolve("offsets/0"), new byte[100]);
        Map<String, String> facts = storage.access(root.resolve("offsets")).facts();

        assertEquals("none", facts.get("Unfinished uploads"));
        assertTrue(facts.containsKey("Versioning"), facts::toString);
    }

    private byte[] read(String path) throws IOException {
        try (InputStream stream = storage.open(root.resolve(path))) {
            return stream.readAllBytes();
        }
    }
}
