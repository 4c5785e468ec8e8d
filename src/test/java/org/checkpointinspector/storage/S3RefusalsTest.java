package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 may refuse, in words: one sentence of what, one of what to try, and no secret in either. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3RefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "403|InvalidAccessKeyId|DENIED|does not know the access key|--profile",
            "403|SignatureDoesNotMatch|DENIED|secret key does not belong|--profile",
            "403|AccessDenied|DENIED|refuses these credentials|s3:ListBucket",
            "400|ExpiredToken|DENIED|session token has expired|aws sso login",
            "400|ExpiredTokenException|DENIED|session token has expired|aws sso login",
            "403|InvalidToken|DENIED|session token is not valid|--profile",
            "403|RequestTimeTooSkewed|DENIED|clock|Set the clock",
            "403|InvalidObjectState|ARCHIVED|archive class|restore",
            "404|NoSuchBucket|NOT_FOUND|no bucket 'bucket'|Check its name",
            "301|PermanentRedirect|FAILED|another region, eu-west-3|-D fs.s3a.endpoint.region=eu-west-3",
            "400|AuthorizationHeaderMalformed|FAILED|another region|-D fs.s3a.endpoint.region=",
            "503|SlowDown|UNAVAILABLE|fewer requests|Wait",
            "500|InternalError|UNAVAILABLE|fault of its own|later",
            "501|NotImplemented|UNSUPPORTED|does not know this request|speaks S3"})
    void saysWhatTheStoreRefuses(int status, String code, Kind kind, String words, String advice) throws IOException {
        try (FakeS3 server = new FakeS3(FakeS3.error(status, code, "in the server's words")); Storage storage = server.connect(Map.of())) {
            StorageException listing = assertThrows(StorageException.class, () -> storage.list(FakeS3.PLACE, ListingProgress.NONE));
            assertSays(listing, kind, words, advice);
            assertTrue(server.requests() <= 20, server.requests() + " requests");
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertSays(refusal(Map.of("fs.s3a.endpoint", "http://127.0.0.1:" + port)), Kind.UNAVAILABLE, "nothing listens at 127.0.0.1:" + port, "port");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        StorageException failure = refusal(Map.of("fs.s3a.endpoint", "http://no-such-host.invalid:9000"));
        assertSays(failure, Kind.UNAVAILABLE, "'no-such-host.invalid' is not known", "endpoint");
    }

    @Test
    void saysThatThereIsNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> refuseInPlainText(plain));
            answers.setDaemon(true);
            answers.start();
            StorageException failure = refusal(Map.of("fs.s3a.endpoint", "https://127.0.0.1:" + plain.getLocalPort()));
            assertSays(failure, Kind.UNAVAILABLE, "TLS", "http://");
        }
    }

    private static void refuseInPlainText(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().read(new byte[4096]);
            } catch (IOException closed) {
                // by the test's end, or by a client that has seen enough
            }
        }
    }

    @Test
    void saysThatTheServerDoesNotAnswerInTime() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        AWSClientConfig.setMinimumOperationDuration(Duration.ZERO);
        try (FakeS3 server = new FakeS3(request -> await(end))) {
            Map<String, String> impatient = Map.of("fs.s3a.connection.timeout", "300ms", "fs.s3a.attempts.maximum", "1", "fs.s3a.retry.limit", "0");
            try (Storage storage = server.connect(impatient)) {
                StorageException failure = assertThrows(StorageException.class, () -> storage.list(FakeS3.PLACE, ListingProgress.NONE));
                assertSays(failure, Kind.UNAVAILABLE, "does not answer in time", "try again");
            }
        } finally {
            end.countDown();
            AWSClientConfig.resetMinimumOperationDuration();
        }
    }

    @Test
    void saysThatThereAreNoKeys() throws IOException {
        String providers = "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider,org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";
        Map<String, String> none = Map.of("fs.s3a.access.key", "", "fs.s3a.secret.key", "", "fs.s3a.aws.credentials.provider", providers);
        try (FakeS3 server = new FakeS3(FakeS3.error(403, "AccessDenied", "")); Storage storage = server.connect(none)) {
            StorageException failure = assertThrows(StorageException.class, () -> storage.list(FakeS3.PLACE, ListingProgress.NONE));
            assertSays(failure, Kind.DENIED, "no credentials", "Anonymous");
        }
    }

    @Test
    void saysThatABodyBrokeOff() throws IOException {
        try (FakeS3 server = new FakeS3(S3RefusalsTest::halfOfIt); Storage storage = server.connect(Map.of())) {
            StorageException failure = assertThrows(StorageException.class, () -> {
                try (InputStream stream = storage.open(FakeS3.PLACE)) {
                    stream.readAllBytes();
                }
            });
            assertSays(failure, Kind.UNAVAILABLE, "broke off", "Try again");
            assertTrue(server.requests() <= 20, server.requests() + " requests");
        }
    }

    @Test
    void aListingThatBreaksOffKeepsWhatItHas() throws IOException {
        FakeS3.Answer pageThenFault = request -> {
            if (String.valueOf(request.getRequestURI().getQuery()).contains("continuation-token")) {
                FakeS3.error(500, "InternalError", "").to(request);
            } else {
                StringBuilder page = new StringBuilder("<ListBucketResult><Name>bucket</Name><IsTruncated>true</IsTruncated>"
                        + "<NextContinuationToken>next</NextContinuationToken>");
                for (int i = 0; i < 1000; i++) {
                    page.append("<Contents><Key>ck/offsets/").append(i).append("</Key><Size>1</Size><ETag>\"e\"</ETag>")
                            .append("<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>");
                }
                FakeS3.send(request, 200, page.append("</ListBucketResult>").toString());
            }
        };
        try (FakeS3 server = new FakeS3(pageThenFault); Storage storage = server.connect(Map.of())) {
            Listing listing = storage.list(FakeS3.PLACE, ListingProgress.NONE);

            assertEquals(1000, listing.root().totalFiles());
            assertFalse(listing.root().complete());
            assertEquals(ListingProblem.Kind.FAILED, listing.problems().get(0).kind());
            assertTrue(listing.problems().get(0).detail().contains("fault of its own"), listing.problems()::toString);
        }
    }

    @Test
    void doesNotWaitForAServerThatNeverAnswersOnceCancelled() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeS3 server = new FakeS3(request -> await(end)); Storage storage = server.connect(Map.of())) {
            CancelledException cancelled = new CancelledException();
            assertEquals(cancelled, assertThrows(CancelledException.class, () -> storage.list(FakeS3.PLACE, (files, folder) -> {
                if (server.requests() > 0) {
                    throw cancelled;
                }
            })));
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class, () -> storage.open(FakeS3.PLACE));
            assertTrue(Thread.interrupted());
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never gets beyond byte 500 of 1000, wherever one begins. */
    private static void halfOfIt(HttpExchange request) throws IOException {
        request.getResponseHeaders().add("ETag", "\"e\"");
        request.getResponseHeaders().add("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        if (request.getRequestMethod().equals("HEAD")) {
            request.getResponseHeaders().add("Content-Length", "1000");
            request.sendResponseHeaders(200, -1);
        } else {
            String range = request.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
            request.sendResponseHeaders(206, 1000 - from);
            request.getResponseBody().write(new byte[Math.max(0, 500 - from)]);
            request.getResponseBody().flush();
        }
    }

    private static StorageException refusal(Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(Map.of("fs.s3a.access.key", "AKIAFAKE", "fs.s3a.secret.key", FakeS3.SECRET));
        all.putAll(properties);
        return assertThrows(StorageException.class, () -> {
            try (Storage storage = Stores.open(FakeS3.PLACE, new ConnectionOptions(null, all, null))) {
                storage.list(FakeS3.PLACE, ListingProgress.NONE);
            }
        });
    }

    private static void assertSays(StorageException failure, Kind kind, String words, String advice) {
        String said = failure.getMessage() + " " + failure.advice();
        assertEquals(kind, failure.kind(), said);
        assertTrue(failure.getMessage().contains(words), said);
        assertTrue(failure.advice().contains(advice), said);
        assertTrue(failure.getMessage().contains("bucket"), said);
        assertTrue(failure.getMessage().endsWith(".") && failure.advice().endsWith("."), said);
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertFalse(everything.toString().contains(FakeS3.SECRET), everything::toString);
    }
}
