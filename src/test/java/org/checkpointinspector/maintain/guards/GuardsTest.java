package org.checkpointinspector.maintain.guards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Guard;
import org.checkpointinspector.maintain.Guards;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.SetAside;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.maintain.Steps;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoreClock;
import org.checkpointinspector.storage.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsTest {
    @TempDir
    private Path folder;

    private Path query;
    private Storage storage;

    @BeforeEach
    void writeAQuery() throws IOException {
        query = Files.createDirectories(folder.resolve("query"));
        write(query, Instant.parse("2026-01-05T10:00:00Z"));
        storage = Stores.open(Location.of(query), ConnectionOptions.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    /** A checkpoint with a batch a minute, the last one at the given time. */
    private static void write(Path checkpoint, Instant last) throws IOException {
        for (int batch = 0; batch < 4; batch++) {
            for (String log : List.of("offsets", "commits")) {
                Path file = Files.createDirectories(checkpoint.resolve(log)).resolve(String.valueOf(batch));
                Files.writeString(file, "v1\n{}");
                Files.setLastModifiedTime(file, FileTime.from(last.minusSeconds(60L * (3 - batch))));
            }
        }
    }

    private Listing list(Path place) throws IOException {
        return storage.list(Location.of(place), (files, current) -> {});
    }

    private Plan plan(Path place, Listing listing) {
        Location location = Location.of(place);
        Location backup = Location.of(place.resolveSibling(place.getFileName() + "_backup"));
        List<Phase> phases = SetAside.phases(location, backup.resolve(Plan.DATA), List.of(new SetAside.Group("all", false, Steps.below(listing.root()))));
        return new Plan(Action.CLEAR, location, 0, backup, new Plan.Origin(Checkpoint.Kind.STRUCTURED_STREAMING, null, "test"), List.of(), List.of(), phases, List.of());
    }

    private List<String> refusals(Path place, Listing planned, Listing now, String... typed) throws IOException {
        return Guards.check(new Situation(plan(place, planned), planned, now, null, storage), Set.of(typed)).stream().map(Guard.Refusal::guard).toList();
    }

    private List<String> refusals(Path place, String... typed) throws IOException {
        Listing listing = list(place);
        return refusals(place, listing, listing, typed);
    }

    @Test
    void aQuietCheckpointMayBeChanged() throws IOException {
        assertEquals(List.of(), refusals(query));
    }

    @Test
    void aFolderWithoutACheckpointIsRefusedWhateverIsTyped() throws IOException {
        Path other = Files.createDirectories(folder.resolve("photos"));
        Files.setLastModifiedTime(Files.writeString(other.resolve("a.jpg"), "x"), FileTime.fromMillis(0));
        assertEquals(List.of("too-wide"), refusals(other, other.toString()));
    }

    @Test
    void theFolderAboveACheckpointIsRefused() throws IOException {
        assertEquals(List.of("too-wide"), refusals(folder));
        write(Files.createDirectories(folder.resolve("second")), Instant.parse("2026-01-05T10:00:00Z"));
        Guard.Refusal refusal = new TooWide().check(new Situation(plan(folder, list(folder)), list(folder), list(folder), null, storage)).orElseThrow();
        assertTrue(refusal.message().contains("2 checkpoints"), refusal.message());
        assertTrue(refusal.advice().contains(query.toString()), refusal.advice());
    }

    @Test
    void rootsBucketsAndHomesAreRefused() throws IOException {
        Listing listing = list(query);
        for (String place : List.of("/", System.getProperty("user.home"), "hdfs://nn:8020/", "hdfs://nn:8020/user/spark", "s3a://bucket/", "/home/spark")) {
            Location location = Location.parse(place);
            Plan plan = plan(query, listing);
            Plan wide = new Plan(plan.action(), location, 0, plan.backup(), plan.origin(), List.of(), List.of(), plan.phases(), List.of());
            assertTrue(new TooWide().check(new Situation(wide, listing, listing, null, storage)).isPresent(), place);
        }
    }

    @Test
    void aFileThatCameBetweenTwoListingsShowsAWriter() throws IOException {
        Listing before = list(query);
        Files.setLastModifiedTime(Files.writeString(query.resolve("offsets/4"), "v1\n{}"), FileTime.from(Instant.parse("2026-01-05T10:01:00Z")));
        assertEquals(List.of("writer-alive"), refusals(query, before, list(query)));
        assertEquals(List.of(), refusals(query, before, list(query), query.toString()));
    }

    @Test
    void aFileThatVanishedOrChangedShowsAWriter() throws IOException {
        Listing before = list(query);
        Files.delete(query.resolve("commits/0"));
        assertEquals(List.of("writer-alive"), refusals(query, before, list(query)));
        write(query, Instant.parse("2026-01-05T10:00:00Z"));
        Files.writeString(query.resolve("commits/0"), "v1\n{\"nextBatchWatermarkMs\":1}");
        Files.setLastModifiedTime(query.resolve("commits/0"), FileTime.from(Instant.parse("2026-01-05T09:57:00Z")));
        assertEquals(List.of("writer-alive"), refusals(query, before, list(query)));
    }

    @Test
    void aFileYoungerThanThreeBatchesShowsAWriter() throws IOException {
        write(query, Instant.now().minusSeconds(120));
        assertEquals(List.of("writer-alive"), refusals(query));
        write(query, Instant.now().minusSeconds(600));
        assertEquals(List.of(), refusals(query));
    }

    @Test
    void aFileOfTheFutureIsNoProofOfQuiet() throws IOException {
        write(query, Instant.now().plusSeconds(86_400));
        assertEquals(List.of("writer-alive"), refusals(query));
        assertEquals(List.of(), refusals(query, query.toString()));
    }

    @Test
    void theClockOfTheStoreCountsNotThatOfThisMachine() throws IOException {
        Instant last = Instant.parse("2026-01-05T10:00:00Z");
        assertEquals(List.of("writer-alive"), refusalsAt(last.plusSeconds(170), Location.of(query)), "a batch a minute");
        assertEquals(List.of(), refusalsAt(last.plusSeconds(190), Location.of(query)));
        assertEquals(List.of("writer-alive"), refusalsAt(last.minusSeconds(5), Location.of(query)), "a clock that is told late");
        write(query, Instant.now().minusSeconds(20));
        assertEquals(List.of(), refusalsAt(Instant.now().plusSeconds(3600), Location.of(query)));
    }

    @Test
    void aStoreThatTellsNoClockIsGivenLonger() throws IOException {
        Location elsewhere = new Location("abfss", "container@account", query.toString());
        write(query, Instant.now().minusSeconds(240));
        assertEquals(List.of("writer-alive"), refusalsAt(null, elsewhere));
        assertEquals(List.of(), refusalsAt(null, Location.of(query)));
        write(query, Instant.now().minusSeconds(360));
        assertEquals(List.of(), refusalsAt(null, elsewhere));
    }

    /** What the guard says where the store's clock is at that time. */
    private List<String> refusalsAt(@Nullable Instant clock, Location place) throws IOException {
        Listing real = list(query);
        Listing listing = new Listing(place, real.root(), real.problems(), real.listedMs());
        Storage clocked = new Wrapped(storage, Set.of(), clock);
        return new WriterAlive().check(new Situation(plan(query, listing), listing, listing, null, clocked)).stream().map(Guard.Refusal::guard).toList();
    }

    @Test
    void limitsAreLiftedByTypingThePath() throws IOException {
        Listing listing = list(query);
        Situation situation = new Situation(plan(query, listing), listing, listing, null, storage);
        assertEquals(query.toString(), new TooMuch(7, Long.MAX_VALUE).check(situation).orElseThrow().override());
        assertTrue(new TooMuch(Long.MAX_VALUE, 39).check(situation).isPresent());
        assertTrue(new TooMuch(8, 40).check(situation).isEmpty());
    }

    @Test
    void aFolderThatMayNotBeWrittenIsFoundBeforeTheFirstStep() throws IOException {
        Storage reading = new Wrapped(storage, Set.of("commits"), null);
        Listing listing = list(query);
        Guard.Refusal refusal = new NoPermission().check(new Situation(plan(query, listing), listing, listing, null, reading)).orElseThrow();
        assertEquals("no-permission", refusal.guard());
        assertTrue(refusal.message().startsWith(query.resolve("commits") + " may not be written"), refusal.message());
    }

    /** Denies folders of some names, for tests may run as root, who may write everything; and has a clock of its own. */
    private record Wrapped(Storage real, Set<String> names, @Nullable Instant clock) implements Storage {
        @Override
        public <C> Optional<C> capability(Class<C> kind) {
            StoreClock told = file -> OptionalLong.of(clock.toEpochMilli());
            return clock != null && kind == StoreClock.class ? Optional.of(kind.cast(told)) : real.capability(kind);
        }

        @Override
        public Listing list(Location root, ListingProgress progress) throws StorageException {
            return real.list(root, progress);
        }

        @Override
        public InputStream open(Location file) throws StorageException {
            return real.open(file);
        }

        @Override
        public RangeReader openRanges(Location file) throws StorageException {
            return real.openRanges(file);
        }

        @Override
        public Access access(Location place) throws StorageException {
            Access access = real.access(place);
            return new Access(access.owner(), access.group(), access.mode(), access.readable(), access.writable() && !names.contains(place.name()), access.facts());
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
