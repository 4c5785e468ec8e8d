package org.checkpointinspector.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
    private static final FileTime THEN = FileTime.from(Instant.parse("2024-02-03T04:05:06Z"));

    @TempDir
    Path folder;

    @Test
    void everySampleThatIsListedIsThere() throws IOException {
        Samples samples = Samples.bundled(folder);
        assertFalse(samples.list().isEmpty());
        for (Sample sample : samples.list()) {
            assertFalse(sample.title().isBlank());
            assertFalse(sample.description().isBlank());
            assertTrue(Files.isDirectory(samples.folder(sample)), sample.name());
        }
    }

    @Test
    void theyAreUnpackedOnceAndNothingIsLeftOver() throws IOException {
        Samples samples = Samples.bundled(folder);
        Sample first = samples.list().get(0);
        Path unpacked = samples.folder(first);
        Path mark = Files.writeString(unpacked.resolve("mark"), "here before");
        assertEquals(unpacked, Samples.bundled(folder).folder(first));
        assertTrue(Files.exists(mark));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void filesKeepTheirTimes() throws IOException {
        new Archive(folder).unpack(zip("one/offsets/0", "one/commits/0"));
        assertEquals(THEN, Files.getLastModifiedTime(folder.resolve("one/commits/0")));
        assertEquals("content of one/offsets/0", Files.readString(folder.resolve("one/offsets/0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "one/../../evil", "/etc/evil", "one/../.."})
    void nothingIsWrittenOutsideTheFolder(String name) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        byte[] zip = zip(name);
        assertThrows(IOException.class, () -> new Archive(inner).unpack(zip));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(inner), all.toList());
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(THEN);
                zip.putNextEntry(entry);
                zip.write(("content of " + name).getBytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
