package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.S3Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What maintenance costs on S3, where each request costs money and 10 to 100 ms: counted by the server, for some files and for more. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RequestsTest {

    private static final int FEW = 10;
    private static final int MANY = 200;
    private static final int MANY_LOCAL = 60;

    /** What a plan's own records cost: plan, markers, manifest, each written once and read back. */
    private static final long MOST_BESIDE = 120;

    @TempDir
    private Path folder;

    /** One copy and, to verify, one read a file; whatever else there is does not grow with the files, but for a listing of each thousand. */
    @Test
    void backsUpWithinABucketWithOneRequestAFileAndVerifiesWithAnother() throws IOException {
        Map<String, Long> few = backedUpAndVerified(FEW, null);
        Map<String, Long> many = backedUpAndVerified(MANY, null);

        assertEquals(Map.of("COPY", (long) MANY - FEW, "GET", (long) MANY - FEW), difference(few, many));
        assertTrue(many.values().stream().mapToLong(Long::longValue).sum() < 2 * MANY + MOST_BESIDE, many::toString);
    }

    /** Nothing may stand where a file is put, which is asked, and no more: the copies are proven by the listing. */
    @Test
    void putsLocalFilesWithTwoRequestsAFileAndVerifiesWithAnother() throws IOException {
        Map<String, Long> few = backedUpAndVerified(FEW, local("few", FEW));
        Map<String, Long> many = backedUpAndVerified(MANY_LOCAL, local("many", MANY_LOCAL));

        long more = MANY_LOCAL - FEW;
        assertEquals(Map.of("HEAD", more, "PUT", more, "GET", more), difference(few, many));
    }

    /** A listing that shows another tag proves nothing: the copy is looked at by itself, put out of the way, and made again. */
    @Test
    void makesACopyAgainThatTheListingDoesNotProve() throws IOException {
        Location orders = S3Server.at("/" + UUID.randomUUID() + "/orders");
        SmallCheckpoint.files().forEach((path, content) -> S3Server.put(orders.resolve(path), content));
        Location backup = Scenario.beside(orders, "orders_backup");
        try (Places places = new Places(S3Server.options())) {
            Plan plan = PlanBackup.whole(SmallCheckpoint.subject(places, orders), backup);
            S3Server.afterNextCopy(() -> SmallCheckpoint.files().keySet().forEach(path -> S3Server.put(backup.resolve("checkpoint/" + path), new byte[] {1})));
            Scenario.done(Runner.run(places, plan, false, RunListener.NONE));
            assertTrue(BackupCheck.of(places, backup, () -> false).isWhole());
        }
    }

    private Location local(String name, int files) throws IOException {
        Path checkpoint = SmallCheckpoint.write(folder.resolve(name));
        for (int i = 0; i < files; i++) {
            Files.write(checkpoint.resolve("state/0/1").resolve(i + ".delta"), new byte[] {(byte) i});
        }
        return Location.of(checkpoint);
    }

    private static Map<String, Long> backedUpAndVerified(int files, @Nullable Location local) throws IOException {
        Location orders = S3Server.at("/" + UUID.randomUUID() + "/orders");
        if (local == null) {
            SmallCheckpoint.files().forEach((path, content) -> S3Server.put(orders.resolve(path), content));
            for (int i = 0; i < files; i++) {
                S3Server.put(orders.resolve("state/0/1/" + i + ".delta"), new byte[] {(byte) i});
            }
        }
        Location backup = Scenario.beside(orders, "orders_backup");
        try (Places places = new Places(S3Server.options())) {
            Plan plan = PlanBackup.whole(SmallCheckpoint.subject(places, local == null ? orders : local), backup);
            S3Server.requests();
            Scenario.done(Runner.run(places, plan, false, RunListener.NONE));
            BackupCheck check = BackupCheck.of(places, backup, () -> false);
            assertEquals(new BackupCheck(files + SmallCheckpoint.files().size(), plan.totals().copiedBytes(), 0, List.of()), check);
            return S3Server.counts();
        }
    }

    private static Map<String, Long> difference(Map<String, Long> few, Map<String, Long> many) {
        Map<String, Long> difference = new TreeMap<>();
        many.forEach((kind, count) -> difference.put(kind, count - few.getOrDefault(kind, 0L)));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }
}
