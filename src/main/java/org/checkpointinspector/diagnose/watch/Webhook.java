package org.checkpointinspector.diagnose.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends JSON to an address by HTTP POST, on a thread of its own, with a bounded number of tries. The address may hold a secret in its path or query (chat services do it so): nothing but its
 * host is ever told.
 */
public final class Webhook implements AutoCloseable {

    private static final int TRIES = 3;
    private static final int MOST_WAITING = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long LAST_WORDS_SECONDS = 15;

    private final URI address;
    private final Duration pause;
    private final Consumer<String> trouble;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ThreadPoolExecutor sender;

    /**
     * Prepares sending.
     *
     * @param address http or https
     * @param pause before the second try; twice as long before the third
     * @param trouble told in one sentence when something could not be sent; called on another thread
     * @throws IllegalArgumentException if the address is none of HTTP
     */
    public Webhook(URI address, Duration pause, Consumer<String> trouble) {
        if (address.getHost() == null || !"http".equalsIgnoreCase(address.getScheme()) && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("A webhook is an address that begins with http:// or https://.");
        }
        this.address = address;
        this.pause = pause;
        this.trouble = trouble;
        this.sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread thread = new Thread(task, "webhook");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends a document soon; where too many wait already, says so and drops it. */
    public void post(String json) {
        try {
            sender.execute(() -> send(json));
        } catch (RejectedExecutionException full) {
            trouble.accept("Too many messages wait for the webhook at " + address.getHost() + "; one was dropped.");
        }
    }

    private void send(String json) {
        String last = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status / 100 == 2) {
                    return;
                }
                last = "it answered " + status;
                if (status / 100 != 5 && status != 429) {
                    break;
                }
            } catch (IOException failure) {
                // its message may repeat the address
                last = failure.getClass().getSimpleName();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            if (attempt < TRIES && !rest(attempt)) {
                return;
            }
        }
        trouble.accept("The webhook at " + address.getHost() + " could not be told: " + last + ".");
    }

    private boolean rest(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis() * attempt);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives what waits a moment to be sent. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                sender.shutdownNow();
                trouble.accept("The webhook at " + address.getHost() + " was too slow; some messages were not sent.");
            }
        } catch (InterruptedException stopped) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
