package org.checkpointinspector.maintain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.FaultyStorage;
import org.checkpointinspector.storage.FaultyWriter;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;
import org.checkpointinspector.storage.Stores;

/** A real HDFS or S3, connected to once; a folder of its own for each case. The caller closes it. */
final class StoreGround implements Ground, AutoCloseable {

    private static final long FIRST_MS = 1_700_000_000_000L;

    private final Location above;
    private final Storage storage;
    private final StorageWriter writer;
    private int cases;

    StoreGround(Location above, ConnectionOptions options) throws StorageException {
        this.above = above;
        this.storage = Stores.open(above, options);
        this.writer = Stores.openWriter(above, options);
    }

    @Override
    public Location root() {
        return above.resolve("case-" + cases);
    }

    @Override
    public Places places(Faults faults) {
        return new Places(ConnectionOptions.NONE) {
            @Override
            Storage openStorage(Location location) {
                return new FaultyStorage(storage, faults);
            }

            @Override
            StorageWriter openWriter(Location location) {
                return new FaultyWriter(writer, storage, faults);
            }

            @Override
            public void close() {
                // the connection serves the next case
            }
        };
    }

    @Override
    public Plan plan(Scenario scenario, Places places) throws IOException {
        long time = FIRST_MS;
        for (Map.Entry<String, byte[]> file : SmallCheckpoint.files().entrySet()) {
            Location place = checkpoint().resolve(file.getKey());
            writer.writeNew(place, new ByteArrayInputStream(file.getValue()), file.getValue().length);
            time += 1234;
            writer.keepAttributes(place, null, null, null, time);
        }
        writer.makeFolder(checkpoint().resolve("state/0/1"));
        return scenario.plan(places, checkpoint());
    }

    @Override
    public Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Places places = places(new Faults())) {
            for (Step step : Steps.below(places.list(root()).root())) {
                try (InputStream content = storage.open(root().resolve(step.path()))) {
                    files.put(step.path(), new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    @Override
    public void clear() {
        cases++;
    }

    @Override
    public String toString() {
        return above.scheme();
    }

    @Override
    public void close() {
        storage.close();
        writer.close();
    }
}
