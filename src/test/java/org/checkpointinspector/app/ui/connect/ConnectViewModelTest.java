package org.checkpointinspector.app.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.SteppedTaskRunner;
import org.checkpointinspector.app.ui.connect.Fields.Credentials;
import org.checkpointinspector.app.ui.locations.LocationsViewModel;
import org.checkpointinspector.app.ui.shell.Content;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FakeS3;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.S3Server;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server in this process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConnectViewModelTest {
    @TempDir
    private Path folder;

    private final Location place = S3Server.at("/" + UUID.randomUUID() + "/orders");

    /** What a window is made of, as far as connections are concerned. */
    private static final class Part {
        private final SteppedTaskRunner runner = new SteppedTaskRunner();
        private final SettingsViewModel settings;
        private final Connections connections;
        private final OpenLocation open;
        private final ShellViewModel shell;
        private final ConnectViewModel connect;

        private Part(Path settings) {
            this.settings = new SettingsViewModel(new SettingsFile(settings), runner);
            connections = new Connections(this.settings);
            open = new OpenLocation(new LiveBackend(), connections::options, runner, Clock.systemUTC());
            shell = new ShellViewModel(open);
            connect = new ConnectViewModel(shell, connections, new LiveBackend(), runner);
        }

        private Trial tested() {
            connect.test();
            assertInstanceOf(Trial.Running.class, connect.trial().get());
            runner.runAll();
            return connect.trial().get();
        }
    }

    private Path settings() {
        return folder.resolve("settings.json");
    }

    private Part asked() {
        Part part = new Part(settings());
        part.connect.show(place.toString());
        Fields fields = part.connect.fields();
        fields.endpoint.set(S3Server.endpoint());
        fields.region.set("us-east-1");
        fields.credentials.set(Credentials.KEYS);
        fields.accessKey.set(S3Server.KEY);
        fields.secretKey.set(S3Server.SECRET);
        return part;
    }

    @Test
    void asksForWhatTheSchemeNeeds() {
        ConnectViewModel connect = new Part(settings()).connect;
        for (String[] each : new String[][] {
            {"", "NONE"}, {"/data/ck", "LOCAL"}, {"file:///data/ck", "LOCAL"}, {"hdfs://nn:8020/ck", "HDFS"}, {"webhdfs://nn/ck", "HDFS"},
            {"s3://bucket/ck", "S3"}, {"s3a://bucket/ck", "S3"}, {"abfss://c@account/ck", "OTHER"}
        }) {
            connect.address().set(each[0]);
            assertEquals(Kind.valueOf(each[1]), connect.kind().get(), each[0]);
        }
    }

    @Test
    void saysThatAConnectionWorks() {
        S3Server.put(place.resolve("offsets/0"), "v1\n{}".getBytes(StandardCharsets.UTF_8));
        assertTrue(assertInstanceOf(Trial.Works.class, asked().tested()).words().contains("can be listed"));
    }

    @Test
    void saysWhichKeyIsWrongAndKeepsItSecret() {
        Part part = asked();
        part.connect.fields().accessKey.set("AKIANOBODYKNOWSTHIS1");
        Trial.Fails unknown = assertInstanceOf(Trial.Fails.class, part.tested());
        assertEquals(StorageException.Kind.DENIED, unknown.reason().kind());
        assertFalse(unknown.reason().advice().isEmpty());

        part.connect.fields().accessKey.set(S3Server.KEY);
        part.connect.fields().secretKey.set("a/wrong+secret");
        assertInstanceOf(Trial.None.class, part.connect.trial().get(), "a change makes the test stale");
        Trial.Fails wrong = assertInstanceOf(Trial.Fails.class, part.tested());
        assertEquals(StorageException.Kind.DENIED, wrong.reason().kind());
        assertTrue(wrong.raw().contains("Exception"), wrong::raw);
        assertFalse(wrong.raw().contains("a/wrong+secret"), wrong::raw);
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        Part part = asked();
        part.connect.address().set("s3a://nowhere/orders");
        Trial.Fails fails = assertInstanceOf(Trial.Fails.class, part.tested());
        assertEquals(StorageException.Kind.NOT_FOUND, fails.reason().kind());
        assertTrue(fails.reason().getMessage().contains("nowhere"), fails.reason()::getMessage);
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Part part = asked();
        part.connect.fields().endpoint.set("http://127.0.0.1:" + port);
        Trial.Fails fails = assertInstanceOf(Trial.Fails.class, part.tested());
        assertEquals(StorageException.Kind.UNAVAILABLE, fails.reason().kind());
        assertTrue(fails.reason().getMessage().contains("nothing listens"), fails.reason()::getMessage);
    }

    @Test
    void aCancelledTestSaysNothingMore() {
        Part part = asked();
        part.connect.test();
        part.connect.cancelTest();
        part.runner.runAll();
        assertInstanceOf(Trial.None.class, part.connect.trial().get());
    }

    @Test
    void saysThatItIsTriedAgain() throws IOException {
        try (FakeS3 server = new FakeS3(FakeS3.error(503, "SlowDown", "Please reduce your request rate."))) {
            Part part = asked();
            part.connect.fields().endpoint.set(server.endpoint());
            List<String> words = new ArrayList<>();
            part.connect.trial().subscribe(trial -> {
                if (trial instanceof Trial.Running running) {
                    words.add(running.words());
                }
            });
            assertInstanceOf(Trial.Fails.class, part.tested());
            assertTrue(words.contains("retrying: the store asks for fewer requests (throttled), attempt 2 of 3"), words::toString);
            assertTrue(words.contains("retrying: the store asks for fewer requests (throttled), attempt 3 of 3"), words::toString);
        }
    }

    @Test
    void remembersEverythingButSecretsAndAsksForThemAgain() throws IOException {
        S3Server.put(place.resolve("offsets/0"), "v1\n{}".getBytes(StandardCharsets.UTF_8));
        Part first = asked();
        first.connect.fields().more.set("fs.s3a.encryption.key=hush-1\nmy.password=hush-2\nfs.s3a.paging.maximum=500\n");
        first.connect.open();
        first.runner.runAll();
        assertInstanceOf(Content.Shown.class, first.shell.content().get());
        String written = Files.readString(settings());
        for (String secret : List.of(S3Server.SECRET, S3Server.KEY, "hush-2")) {
            assertFalse(written.contains(secret), written);
        }
        assertTrue(written.contains(S3Server.endpoint()) && written.contains("fs.s3a.paging.maximum"), written);

        Part later = new Part(settings());
        later.shell.open(place.toString());
        assertTrue(later.connect.showing().get());
        assertInstanceOf(Content.Welcome.class, later.shell.content().get(), "nothing is opened yet");
        List<String> asked = later.connect.secrets().stream().map(ConnectViewModel.Secret::key).toList();
        assertTrue(asked.containsAll(List.of("fs.s3a.access.key", "fs.s3a.secret.key", "my.password")), asked::toString);
        assertFalse(asked.contains("fs.s3a.endpoint"), asked::toString);
        later.connect.secrets().forEach(secret -> secret.value().set(secret.key().endsWith("access.key") ? S3Server.KEY : S3Server.SECRET));
        later.connect.open();
        later.runner.runAll();
        assertFalse(later.connect.showing().get());
        assertInstanceOf(Content.Shown.class, later.shell.content().get());
        assertEquals(List.of(), later.connections.missing(place), "once in a session is enough");
        assertFalse(Files.readString(settings()).contains(S3Server.SECRET));
    }

    @Test
    void aStoreThatWasReachedIsListedUntilItIsForgotten() {
        Part part = asked();
        LocationsViewModel locations = new LocationsViewModel(part.shell, part.settings, Samples.bundled(folder.resolve("samples")), part.runner);
        assertEquals(List.of(), locations.stores());
        part.connect.open();
        String store = place.scheme() + "://" + place.authority();
        assertEquals(List.of(store), locations.stores());
        part.connect.show(store);
        assertEquals(S3Server.endpoint(), part.connect.fields().endpoint.get(), "how it is reached is known");
        locations.forgetStore(store);
        assertEquals(List.of(), locations.stores());
    }

    @Test
    void keysOfOneStoreDoNotGoToAnother() {
        Part part = asked();
        part.connect.open();
        part.connect.show(place.toString());
        assertEquals(S3Server.SECRET, part.connect.fields().secretKey.get());
        part.connect.address().set("s3a://elsewhere/orders");
        assertEquals("", part.connect.fields().secretKey.get());
    }

    @Test
    void saysWhichLineIsNone() {
        Part part = asked();
        part.connect.fields().more.set("fs.s3a.paging.maximum");
        part.connect.test();
        assertTrue(part.connect.problem().get().contains("fs.s3a.paging.maximum"));
        part.connect.fields().more.set("");
        assertEquals("", part.connect.problem().get());
    }

    @Test
    void opensAPublicBucketAndAClusterAsSomebody() {
        Fields fields = new Fields();
        fields.credentials.set(Credentials.ANONYMOUS);
        assertEquals(ConnectionOptions.ANONYMOUS, fields.options(Kind.S3).properties().get(ConnectionOptions.CREDENTIALS));
        fields.user.set("etl");
        fields.hadoopConf.set("/etc/hadoop/conf");
        ConnectionOptions options = fields.options(Kind.HDFS);
        assertEquals("etl", options.properties().get(ConnectionOptions.USER));
        Fields shown = new Fields();
        shown.show(options);
        assertEquals(options, shown.options(Kind.HDFS));
    }
}
