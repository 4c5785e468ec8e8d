package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkpointinspector.storage.FakeS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is tried again, how often, and that it shows. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RetriesTest {
    private static final String EMPTY = "<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>ck/offsets/0</Key><Size>3</Size><ETag>\"e\"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>";

    @Test
    void aStoreThatIsBusyAtFirstIsListedInTheEnd() throws IOException {
        AtomicInteger refusals = new AtomicInteger(2);
        FakeS3.Answer busyAtFirst = request -> {
            if (refusals.getAndDecrement() > 0) {
                FakeS3.error(503, "SlowDown", "Please reduce your request rate.").to(request);
            } else {
                FakeS3.send(request, 200, EMPTY);
            }
        };
        try (FakeS3 server = new FakeS3(busyAtFirst)) {
            RunOfCli run = list(server);
            assertTrue(run.out().contains("offsets"), run::toString);
            assertTrue(run.err().contains("retrying (attempt 2 of 3): the store asks for fewer requests"), run.err());
            assertTrue(run.err().endsWith("\r\u001b[K"), "the line is wiped");
        }
    }

    @Test
    void aStoreThatStaysBusyIsGivenUpSoon() throws IOException {
        try (FakeS3 server = new FakeS3(FakeS3.error(503, "SlowDown", "Please reduce your request rate."))) {
            RunOfCli run = list(server);
            assertEquals(ExitStatus.UNREADABLE, run.status(), run.err());
            assertTrue(run.err().contains("throttled") && run.err().contains("Wait a minute"), run.err());
            // S3A asks twice whether there is anything, three times each
            assertTrue(server.requests() <= 6, server.requests() + " requests");
        }
    }

    @Test
    void aFaultOfTheStoreIsTriedTwice() throws IOException {
        try (FakeS3 server = new FakeS3(FakeS3.error(500, "InternalError", ""))) {
            RunOfCli run = list(server);
            assertTrue(run.err().contains("retrying (attempt 2 of 2): the store has a fault of its own"), run.err());
            assertTrue(server.requests() <= 4, server.requests() + " requests");
        }
    }

    private static RunOfCli list(FakeS3 server) {
        return RunOfCli.withProgress(() -> false, "ls", "s3a://bucket/ck", "-D", "fs.s3a.endpoint=" + server.endpoint(), "-D", "fs.s3a.access.key=AKIAFAKE", "-D",
                "fs.s3a.secret.key=hush");
    }
}
