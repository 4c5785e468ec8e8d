package org.checkpointinspector.diagnose.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchSessionTest {

    private static final InspectionRequest QUICK = new InspectionRequest(Depth.QUICK, List.of(), Map.of());

    @TempDir
    private Path folder;

    private Path checkpoint;
    private final List<WatchEvent> events = new ArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private boolean down;

    @BeforeEach
    void unpack() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-rate-noop", folder);
        checkpoint = folder.resolve("checkpoint");
    }

    /** The local disk, with a count of what is opened, and a switch. */
    private Storage counting(Location location) throws StorageException {
        Storage disk = Stores.open(location);
        return new Storage() {
            @Override
            public Listing list(Location root, ListingProgress progress) throws StorageException {
                if (down) {
                    throw new StorageException(StorageException.Kind.UNAVAILABLE, root.toString(), "The store does not answer.", "Wait.", null);
                }
                return disk.list(root, progress);
            }

            @Override
            public InputStream open(Location file) throws StorageException {
                opened.add(file.name());
                return disk.open(file);
            }

            @Override
            public RangeReader openRanges(Location file) throws StorageException {
                opened.add(file.name());
                return disk.openRanges(file);
            }

            @Override
            public Access access(Location place) throws StorageException {
                return disk.access(place);
            }

            @Override
            public void close() {
                disk.close();
            }
        };
    }

    private WatchSession session(InspectionRequest request, WatchLimits limits, Clock clock) {
        Location location = Location.of(checkpoint);
        return new WatchSession(location, () -> counting(location), request, address -> limits, events::add, clock);
    }

    private long newest(String log) throws IOException {
        try (var files = Files.list(checkpoint.resolve(log))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d+")).mapToLong(Long::parseLong).max().orElseThrow();
        }
    }

    private void copy(String log, long from, long to) throws IOException {
        Files.copy(checkpoint.resolve(log).resolve(Long.toString(from)), checkpoint.resolve(log).resolve(Long.toString(to)));
        Files.setLastModifiedTime(checkpoint.resolve(log).resolve(Long.toString(to)), FileTime.from(Instant.now().minusSeconds(60)));
    }

    private List<String> kinds() {
        return events.stream().map(event -> event.kind().id()).toList();
    }

    @Test
    void oldFilesAreNotReadAgain() throws IOException {
        WatchSession session = session(QUICK, WatchLimits.NONE, Clock.systemUTC());
        assertTrue(session.poll(() -> false));
        assertFalse(opened.isEmpty());
        opened.clear();
        session.poll(() -> false);
        assertEquals(List.of(), opened, "nothing is new");
        long newest = newest("offsets");
        copy("offsets", newest, newest + 1);
        session.poll(() -> false);
        assertEquals(List.of(Long.toString(newest + 1)), opened, "one file is new");
        assertEquals(List.of("appeared", "batch-planned"), kinds());
        copy("commits", newest("commits"), newest + 1);
        session.poll(() -> false);
        assertEquals("batch-committed", kinds().get(2));
        assertTrue(opened.stream().allMatch(Long.toString(newest + 1)::equals), opened.toString());
    }

    @Test
    void aFileThatIsReplacedIsReadAgain() throws IOException {
        WatchSession session = session(QUICK, WatchLimits.NONE, Clock.systemUTC());
        session.poll(() -> false);
        String before = session.checkpoints().get(0).verdict();
        Files.write(checkpoint.resolve("offsets/" + newest("offsets")), new byte[0]);
        session.poll(() -> false);
        assertEquals("FAILS", session.checkpoints().get(0).verdict());
        assertEquals(List.of("appeared", "verdict"), kinds());
        assertEquals(before, events.get(1).values().get("before"));
    }

    @Test
    void limitsAreToldOnceWhenExceededAndOnceWhenKept() throws IOException {
        long written = Files.getLastModifiedTime(checkpoint.resolve("commits/" + newest("commits"))).toMillis();
        WatchLimits limits = new WatchLimits(60_000L, null, 1L);
        WatchSession late = session(QUICK, limits, Clock.fixed(Instant.ofEpochMilli(written + 61_000), ZoneOffset.UTC));
        late.poll(() -> false);
        late.poll(() -> false);
        assertEquals(List.of("appeared", "limit-exceeded", "limit-exceeded"), kinds());
        assertEquals("[batch-age, size]", late.checkpoints().get(0).exceeded().toString());
        WatchSession inTime = session(QUICK, limits, Clock.fixed(Instant.ofEpochMilli(written + 1_000), ZoneOffset.UTC));
        inTime.remember(late.checkpoints());
        events.clear();
        inTime.poll(() -> false);
        assertEquals(List.of("limit-kept"), kinds());
    }

    @Test
    void anOutageIsSurvivedAndToldOnce() {
        WatchSession session = session(QUICK, WatchLimits.NONE, Clock.systemUTC());
        session.poll(() -> false);
        down = true;
        assertFalse(session.poll(() -> false));
        long first = session.waitMs(1000);
        assertFalse(session.poll(() -> false));
        assertTrue(session.out());
        assertTrue(session.waitMs(1000) > first, "it asks ever more rarely");
        for (int i = 0; i < 70; i++) {
            session.poll(() -> false);
            assertTrue(session.waitMs(1000) <= 300_000);
        }
        down = false;
        opened.clear();
        assertTrue(session.poll(() -> false));
        assertEquals(1000, session.waitMs(1000));
        assertEquals(List.of("appeared", "outage", "recovered"), kinds());
        assertEquals(List.of(), opened, "what was read before the outage is still known");
    }

    @Test
    void whatWasSeenIsCarriedToTheNextProcess() throws IOException {
        WatchSession first = session(QUICK, WatchLimits.NONE, Clock.systemUTC());
        first.poll(() -> false);
        WatchMemory memory = WatchMemory.open(folder.resolve("memory/watch.json"));
        memory.keep(first);
        memory.save();
        long newest = newest("offsets");
        copy("offsets", newest, newest + 1);
        events.clear();
        WatchSession second = session(QUICK, WatchLimits.NONE, Clock.systemUTC());
        second.remember(WatchMemory.open(folder.resolve("memory/watch.json")).of(second.location()));
        second.poll(() -> false);
        assertEquals(List.of("batch-planned"), kinds());
    }

    @Test
    void aWebhookIsTriedAgainAndItsAddressNeverTold() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            boolean well = exchange.getRequestURI().getPath().startsWith("/well") && asked.incrementAndGet() > 1;
            exchange.sendResponseHeaders(well ? 204 : 500, -1);
            exchange.close();
        });
        server.start();
        List<String> trouble = new CopyOnWriteArrayList<>();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            try (Webhook hook = new Webhook(URI.create(address + "/well/s3cr3t"), Duration.ZERO, trouble::add)) {
                hook.post("{\"a\":1}");
            }
            assertEquals(List.of("{\"a\":1}", "{\"a\":1}"), bodies);
            assertEquals(List.of(), trouble);
            try (Webhook hook = new Webhook(URI.create(address + "/ill/s3cr3t?token=s3cr3t"), Duration.ZERO, trouble::add)) {
                hook.post("{}");
            }
            assertEquals(5, bodies.size(), "three tries and no more");
            assertEquals(1, trouble.size());
            assertFalse(trouble.toString().contains("s3cr3t"), trouble.toString());
        } finally {
            server.stop(0);
        }
    }
}
