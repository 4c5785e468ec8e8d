package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalWriterTest extends StorageWriterContract {

    @TempDir
    Path folder;

    private final Storage storage = new LocalStorage();
    private final StorageWriter writer = new LocalWriter();

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
        return Location.of(folder);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void completesAMoveThatBrokeOffBetweenItsTwoSteps() throws IOException {
        write("from", StorageContract.bytes(10));
        Files.createLink(folder.resolve("to"), folder.resolve("from"));
        writer.moveFile(at("from"), at("to"));

        assertEquals(Map.of("to", 10L), lengths());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void losesNothingWhereOneFolderIsReachedByTwoWays() throws IOException {
        write("real/from", StorageContract.bytes(10));
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));

        assertSays(Kind.EXISTS, "linked/from", () -> writer.moveFile(at("real/from"), at("linked/from")));
        assertArrayEquals(StorageContract.bytes(10), read("real/from"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void overwritesNoLinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("0"), folder.resolve("nowhere"));
        write("from", StorageContract.bytes(10));

        assertSays(Kind.EXISTS, "0", () -> write("0", StorageContract.bytes(1)));
        assertSays(Kind.EXISTS, "0", () -> writer.moveFile(at("from"), at("0")));
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void movesAndRemovesALinkAndNotWhatItLeadsTo() throws IOException {
        write("real", StorageContract.bytes(10));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        writer.moveFile(at("link"), at("moved"));
        assertTrue(Files.isSymbolicLink(folder.resolve("moved")));
        writer.deleteFile(at("moved"));

        assertFalse(Files.exists(folder.resolve("moved"), LinkOption.NOFOLLOW_LINKS));
        assertEquals(Map.of("real", 10L), lengths());
    }

    /** Most systems have memory mounted as a disk of its own. */
    @Test
    void movesAFileToAnotherDiskWithItsTimeAndPermissions() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)), "no second disk");
        Path other = Files.createTempDirectory(memory, "checkpoint-inspector");
        Path target = other.resolve("moved/0");
        try {
            write("0", StorageContract.bytes(100_000));
            Files.setPosixFilePermissions(folder.resolve("0"), PosixFilePermissions.fromString("rw-r-----"));
            Files.setLastModifiedTime(folder.resolve("0"), FileTime.fromMillis(1_600_000_000_000L));
            assertFalse(writer.moveFolder(root(), Location.of(other.resolve("folder"))));
            writer.moveFile(at("0"), Location.of(target));

            assertArrayEquals(StorageContract.bytes(100_000), Files.readAllBytes(target));
            assertEquals(1_600_000_000_000L, Files.getLastModifiedTime(target).toMillis());
            assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
            assertEquals(Map.of(), lengths());
        } finally {
            Files.deleteIfExists(target);
            Files.deleteIfExists(target.getParent());
            Files.deleteIfExists(other);
        }
    }

    /** An archive as a disk: it knows no hard links, no folders that could be forced out, no owners. */
    @Test
    void doesWithoutHardLinks() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("disk.zip").toUri());
        byte[] content = StorageContract.bytes(70_000);
        try (FileSystem disk = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            LocalWriter here = new LocalWriter(disk);
            Location file = new Location("file", "", "/a/b/0");
            Location moved = new Location("file", "", "/c/0");
            here.writeNew(file, new ByteArrayInputStream(content), content.length);
            here.moveFile(file, moved);
            Kind again = assertThrows(StorageException.class, () -> here.writeNew(moved, new ByteArrayInputStream(content), content.length)).kind();

            assertEquals(Kind.EXISTS, again);
            assertArrayEquals(content, Files.readAllBytes(disk.getPath("/c/0")));
            assertFalse(Files.exists(disk.getPath("/a/b/0")));
            assertFalse(Files.exists(disk.getPath("/a/b/" + StorageWriter.partialName("0"))));
        }
    }

    @Test
    void saysWhatItCouldNotKeep() throws IOException {
        write("0", StorageContract.bytes(1));

        assertFalse(writer.keepAttributes(at("0"), "nobody-of-that-name", null, null, null));
        assertFalse(writer.keepAttributes(at("0"), null, null, "not a mode", null));
    }
}
