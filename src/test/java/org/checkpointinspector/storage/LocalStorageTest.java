package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Permissions are taken away by {@link FaultyDisk}, since nothing is denied to root, who runs the tests in many containers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LocalStorageTest extends StorageContract {

    @TempDir
    Path folder;

    private final Set<Path> denied = new HashSet<>();
    private FaultyDisk.Fault fault = (operation, path) -> {};

    private final Storage storage = new LocalStorage(new FaultyDisk((operation, path) -> {
        for (Path place : denied) {
            boolean refused = operation == FaultyDisk.Operation.ATTRIBUTES ? path.startsWith(place) && !path.equals(place) : path.startsWith(place);
            if (refused) {
                throw new AccessDeniedException(path.toString());
            }
        }
        fault.before(operation, path);
    }));

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Location root() {
        return Location.of(folder);
    }

    @Override
    void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    void makeFolder(String path) throws IOException {
        Files.createDirectories(folder.resolve(path));
    }

    @Override
    void remove(String path) throws IOException {
        Files.delete(folder.resolve(path));
    }

    @Override
    void deny(String path) {
        denied.add(folder.resolve(path));
    }

    @Override
    boolean canHold(String name) {
        try {
            return Files.exists(Files.createFile(folder.resolve(name))) && Files.deleteIfExists(folder.resolve(name));
        } catch (IOException | InvalidPathException notHere) {
            return false;
        }
    }

    @Test
    void givesTheTimesOfTheDisk() throws IOException {
        put("offsets/0", bytes(1));
        Files.setLastModifiedTime(folder.resolve("offsets/0"), FileTime.fromMillis(1_234_567_890_123L));

        assertEquals(1_234_567_890_123L, list().file("offsets/0").orElseThrow().modifiedMs());
        assertEquals(1_234_567_890_123L, list().root().newestMs());
    }

    @Test
    void asksEachEntryOnceAndOpensNone() throws IOException {
        put("offsets/0", bytes(1));
        put("offsets/.0.crc", bytes(1));
        put("state/0/0/1.delta", bytes(1));
        makeFolder("empty");
        Map<FaultyDisk.Operation, Integer> calls = new EnumMap<>(FaultyDisk.Operation.class);
        fault = (operation, path) -> calls.merge(operation, 1, Integer::sum);
        list();

        // 3 files, 6 folders; the root is asked twice: for what it is, and by the walk
        assertEquals(10, calls.get(FaultyDisk.Operation.ATTRIBUTES));
        assertEquals(6, calls.get(FaultyDisk.Operation.LIST));
        assertFalse(calls.containsKey(FaultyDisk.Operation.OPEN));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsLinks() throws IOException {
        put("real/offsets/0", bytes(7));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("file"), folder.resolve("real/offsets/0"));
        Listing listing = list();

        assertEquals(Map.of("real/offsets/0", 7L, "link/offsets/0", 7L, "file", 7L), lengths(listing.root()));
        assertEquals(List.of(), listing.problems());
        assertEquals(1, storage.list(root().resolve("link"), ListingProgress.NONE).root().totalFiles());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsLinksThatLeadNowhereOrBack() throws IOException {
        put("state/0/1.delta", bytes(1));
        Files.createSymbolicLink(folder.resolve("state/up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(folder.resolve("broken"), Path.of("/no/such/place"));
        Listing listing = list();

        assertEquals(Map.of("state/up", Kind.LOOP, "self", Kind.LOOP, "broken", Kind.BROKEN_LINK), kinds(listing));
        assertTrue(problem(listing, "broken").detail().contains("/no/such/place"));
        assertEquals(Map.of("state/0/1.delta", 1L), lengths(listing.root()));
        assertSaysOf("self", StorageException.Kind.FAILED, "leads back to itself");
        assertSaysOf("broken", StorageException.Kind.NOT_FOUND, "leads nowhere");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsLinksIntoDeniedFolders(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(elsewhere.resolve("inner"));
        Files.createSymbolicLink(folder.resolve("link"), elsewhere.resolve("inner"));
        fault = (operation, path) -> {
            if (operation == FaultyDisk.Operation.ATTRIBUTES && path.endsWith("link")) {
                throw new AccessDeniedException(path.toString());
            }
        };
        Listing listing = list();

        assertEquals(Map.of("link", Kind.DENIED), kinds(listing));
        assertFalse(listing.root().complete());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void neverOpensAPipe() throws Exception {
        assumeTrue(run("mkfifo", "pipe") == 0);
        put("offsets/0", bytes(1));
        Listing listing = list();

        assertEquals(Map.of("pipe", Kind.SPECIAL), kinds(listing));
        assertEquals(1, listing.root().totalFiles());
        assertSaysOf("pipe", StorageException.Kind.FAILED, "pipe");
        Location pipe = root().resolve("pipe");
        assertThrows(StorageException.class, () -> storage.open(pipe).close());
        assertThrows(StorageException.class, () -> storage.openRanges(pipe).close());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reportsNamesThatAreNotUtf8() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
        assertEquals(0, run("sh", "-c", "n=$(printf 'bad\\377'); printf x > \"$n\" && mkdir \"$n.d\" && printf x > \"$n.d/inner\""));
        put("caf\u00e9/\ufffd", bytes(1));
        Listing listing = list();

        assertEquals(Map.of("bad\ufffd", Kind.NAME, "bad\ufffd.d", Kind.NAME), kinds(listing));
        assertEquals(Map.of("caf\u00e9/\ufffd", 1L), lengths(listing.root()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reportsNamesBeyondAsciiInALocaleThatHasNone() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
        put("plain/0", bytes(1));
        put("caf\u00e9/0", bytes(1));
        Path output = folder.resolve("plain/output");
        ProcessBuilder lister = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), PrintListing.class.getName(), folder.toString());
        lister.environment().put("LC_ALL", "C");
        Process process = lister.redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertEquals(0, process.waitFor());
        assertEquals(List.of("plain/0", "plain/output", "NAME", "BAD_ADDRESS"), Files.readAllLines(output, StandardCharsets.US_ASCII));
    }

    @Test
    void reportsAFileThatVanishesWhileItIsLookedAt() throws IOException {
        put("offsets/0", bytes(1));
        put("offsets/1", bytes(1));
        fault = (operation, path) -> {
            if (operation == FaultyDisk.Operation.ATTRIBUTES && path.endsWith("1")) {
                Files.deleteIfExists(path);
            }
        };
        Listing listing = list();

        assertEquals(Map.of("offsets/1", Kind.VANISHED), kinds(listing));
        assertEquals(Map.of("offsets/0", 1L), lengths(listing.root()));
        assertTrue(listing.folder("offsets").orElseThrow().complete());
    }

    @Test
    void reportsAFolderThatVanishesBeforeItIsRead() throws IOException {
        put("offsets/0", bytes(1));
        makeFolder("state");
        fault = (operation, path) -> {
            if (operation == FaultyDisk.Operation.LIST && path.endsWith("state")) {
                Files.delete(path);
            }
        };
        Listing listing = list();

        assertEquals(Map.of("state", Kind.VANISHED), kinds(listing));
        assertTrue(listing.folder("state").isEmpty());
    }

    @Test
    void keepsWhatItHasOfAFolderThatBreaksOff() throws IOException {
        put("offsets/0", bytes(1));
        put("offsets/1", bytes(1));
        put("commits/0", bytes(1));
        int[] calls = new int[1];
        fault = (operation, path) -> {
            if (operation == FaultyDisk.Operation.NEXT_ENTRY && path.endsWith("offsets") && calls[0]++ == 1) {
                throw new FileSystemException(path.toString(), null, "Stale file handle");
            }
        };
        Listing listing = list();

        assertEquals(1, listing.folder("offsets").orElseThrow().files().size());
        assertFalse(listing.folder("offsets").orElseThrow().complete());
        assertTrue(listing.folder("commits").orElseThrow().complete());
        assertEquals(Kind.FAILED, problem(listing, "offsets").kind());
        assertTrue(problem(listing, "offsets").detail().contains("Stale file handle"));
    }

    @Test
    void reportsAnEntryThatMayNotBeLookedAt() throws IOException {
        put("offsets/0", bytes(1));
        fault = (operation, path) -> {
            if (operation == FaultyDisk.Operation.ATTRIBUTES && path.endsWith("0")) {
                throw new AccessDeniedException(path.toString());
            }
        };
        Listing listing = list();

        assertEquals(Map.of("offsets/0", Kind.DENIED), kinds(listing));
        assertFalse(listing.folder("offsets").orElseThrow().complete());
    }

    @Test
    void saysWhereAccessEndsAndWhoseThatIs() throws IOException {
        put("data/spark/ck/metadata", bytes(1));
        deny("data/spark");
        Location place = root().resolve("data/spark/ck");
        StorageException failure = assertThrows(StorageException.class, () -> storage.list(place, ListingProgress.NONE));

        assertEquals(StorageException.Kind.DENIED, failure.kind());
        assertTrue(failure.getMessage().contains(System.getProperty("user.name")), failure::getMessage);
        assertTrue(failure.advice().contains(root().resolve("data/spark") + ","), failure::advice);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertTrue(failure.advice().contains("rwx"), failure::advice);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void obeysRealPermissions() throws IOException {
        put("state/0/1.delta", bytes(1));
        Path shut = folder.resolve("state/0");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        try (Storage disk = new LocalStorage()) {
            assumeFalse(Files.isReadable(shut), "this user may read everything");
            Listing listing = disk.list(root(), ListingProgress.NONE);
            assertEquals(Map.of("state/0", Kind.DENIED), kinds(listing));
            assertFalse(listing.folder("state/0").orElseThrow().complete());
            StorageException failure = assertThrows(StorageException.class, () -> disk.open(root().resolve("state/0/1.delta")).close());
            assertEquals(StorageException.Kind.DENIED, failure.kind());
            assertTrue(failure.advice().contains("---------"), failure::advice);
        } finally {
            Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void saysWhichFileADiskFailsToRead() throws IOException {
        put("state/0/1.delta", bytes(100_000));
        Location file = root().resolve("state/0/1.delta");
        try (InputStream stream = storage.open(file);
                RangeReader ranges = storage.openRanges(file)) {
            stream.readNBytes(10);
            fault = (operation, path) -> {
                throw new FileSystemException(path.toString(), null, "Input/output error");
            };
            StorageException inStream = assertThrows(StorageException.class, stream::readAllBytes);
            StorageException inRange = assertThrows(StorageException.class, () -> ranges.read(5, new byte[10], 0, 10));
            assertEquals(file + " could not be read: Input/output error.", inStream.getMessage());
            assertEquals(inStream.getMessage(), inRange.getMessage());
            assertEquals(StorageException.Kind.FAILED, inStream.kind());
        }
    }

    @Test
    void stopsReadingWhenItsThreadIsInterrupted() throws IOException {
        put("a", bytes(100_000));
        try (InputStream stream = storage.open(root().resolve("a"));
                RangeReader ranges = storage.openRanges(root().resolve("a"))) {
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class, stream::read);
            assertThrows(CancelledException.class, () -> ranges.read(0, new byte[1], 0, 1));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsOwnerAndMode() throws IOException {
        put("offsets/0", bytes(1));
        Files.setPosixFilePermissions(folder.resolve("offsets"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("offsets"));
        Access access = storage.access(root().resolve("link"));

        assertEquals("rwxr-x---", access.mode());
        assertEquals(Files.getOwner(folder).getName(), access.owner());
        assertNotNull(access.group());
        assertTrue(access.readable() && access.writable());
        assertEquals(List.of("Looked at by", "Real path", "File system"), List.copyOf(access.facts().keySet()));
        assertEquals(folder.toRealPath().resolve("offsets").toString(), access.facts().get("Real path"));
    }

    @Test
    void tellsWhatMayNotBeDone() throws IOException {
        put("offsets/0", bytes(1));
        deny("offsets");
        Access access = storage.access(root().resolve("offsets"));

        assertFalse(access.readable() || access.writable());
    }

    @Test
    void servesLocalPlacesOnly() throws IOException {
        try (Storage opened = Stores.open(root())) {
            assertEquals(0, opened.list(root(), ListingProgress.NONE).root().totalFiles());
        }
        Location remote = Location.parse("hdfs://nn:8020/ck");
        assertThrows(IllegalArgumentException.class, () -> storage.list(remote, ListingProgress.NONE));
    }

    private void assertSaysOf(String path, StorageException.Kind kind, String words) {
        StorageException failure = assertThrows(StorageException.class, () -> storage.list(root().resolve(path), ListingProgress.NONE));
        assertEquals(kind, failure.kind());
        assertTrue(failure.getMessage().contains(words), failure::getMessage);
    }

    private int run(String... command) throws Exception {
        return new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
    }

    private static Map<String, Kind> kinds(Listing listing) {
        return listing.problems().stream().collect(Collectors.toMap(ListingProblem::path, ListingProblem::kind));
    }

    private static ListingProblem problem(Listing listing, String path) {
        return listing.problems().stream().collect(Collectors.toMap(ListingProblem::path, Function.identity())).get(path);
    }
}
