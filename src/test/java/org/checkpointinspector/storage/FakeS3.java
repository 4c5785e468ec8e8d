package org.checkpointinspector.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every request as a test says; for what a whole S3 server cannot be made to say. */
public final class FakeS3 implements AutoCloseable {

    public static final String SECRET = "a-secret-that-never-shows";
    public static final Location PLACE = new Location("s3a", "bucket", "/ck");

    /** What to answer. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-s3");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger requests = new AtomicInteger();

    public FakeS3(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", request -> {
            requests.incrementAndGet();
            try (request) {
                answer.to(request);
            }
        });
        server.start();
    }

    /** Answers with an error of S3. */
    public static Answer error(int status, String code, String message) {
        return request -> {
            request.getResponseHeaders().add("x-amz-bucket-region", "eu-west-3");
            send(request, status, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
        };
    }

    public static void send(HttpExchange request, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        boolean head = request.getRequestMethod().equals("HEAD");
        request.getResponseHeaders().add("Content-Type", "application/xml");
        request.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            request.getResponseBody().write(body);
        }
    }

    public int requests() {
        return requests.get();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Storage connect(Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(Map.of("fs.s3a.access.key", "AKIAFAKE", "fs.s3a.secret.key", SECRET, "fs.s3a.endpoint", endpoint()));
        properties.putAll(more);
        try {
            return Stores.open(PLACE, new ConnectionOptions(null, properties, null));
        } catch (StorageException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
