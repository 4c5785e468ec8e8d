package org.checkpointinspector.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.state.StateChanges;
import org.checkpointinspector.state.StateRows;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** The real backend over a store that denies some places, since tests may run as a user who may read everything. Counts what is asked of the store. */
public final class FaultyBackend implements Backend {
    private final LiveBackend live = new LiveBackend();
    private final Set<String> denied = new HashSet<>();
    private @Nullable Runnable whileListing;
    private @Nullable Runnable whileReading;
    public final AtomicInteger listings = new AtomicInteger();
    public final AtomicInteger rangeReads = new AtomicInteger();
    public final AtomicInteger opened = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();

    /** Denies a place from now on. */
    public void deny(String path) {
        denied.add(path);
    }

    @Override
    public Storage open(Location location, ConnectionOptions options) throws StorageException {
        Storage real = live.open(location, options);
        opened.incrementAndGet();
        return new Faulty(real);
    }

    @Override
    public Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException {
        if (whileListing == null) {
            return live.inspect(storage, location, request, listener);
        }
        listener.listing(12_345, "orders/state/0/117");
        whileListing.run();
        return live.inspect(storage, location, request, new InspectionListener() {
            @Override
            public void listed(Listing listing) {
                listener.listed(listing);
                listener.reading("state/0/117/3.delta", 812, 96_400_000);
                whileReading.run();
            }
        });
    }

    /** Runs something in the midst of the next listings and readings; null for nothing. */
    public void during(@Nullable Runnable listing, @Nullable Runnable reading) {
        whileListing = listing;
        whileReading = reading;
    }

    @Override
    public Optional<StateRows> openRows(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch) throws IOException {
        return live.openRows(storage, listing, checkpoint, batch);
    }

    @Override
    public Optional<StateChanges> openChanges(Storage storage, Listing listing, Checkpoint checkpoint, long since, @Nullable Long batch) throws IOException {
        return live.openChanges(storage, listing, checkpoint, since, batch);
    }

    @Override
    public <T> Decoded<T> read(Storage storage, Location file, Decoder<T> decoder) throws IOException {
        return live.read(storage, file, decoder);
    }

    @Override
    public Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener) {
        return live.inspect(storage, listing, request, listener);
    }

    @Override
    public List<Checkpoint> find(Listing listing) {
        return live.find(listing);
    }

    @Override
    public CheckpointFile describe(Checkpoint checkpoint, FileEntry file) {
        return live.describe(checkpoint, file);
    }

    @Override
    public Decoded<DecodedView> decode(Storage storage, Location file, CheckpointFile described, BooleanSupplier cancelled) throws IOException {
        return live.decode(storage, file, described, cancelled);
    }

    private final class Faulty implements Storage {
        private final Storage real;

        private Faulty(Storage real) {
            this.real = real;
        }

        private void check(Location place) throws StorageException {
            if (denied.contains(place.path())) {
                throw new StorageException(
                        StorageException.Kind.DENIED, place.toString(), "You may not read " + place + ".",
                        "Ask its owner for the right to read it, or open it as another user.", null);
            }
        }

        @Override
        public Listing list(Location root, ListingProgress progress) throws StorageException {
            check(root);
            listings.incrementAndGet();
            return real.list(root, progress);
        }

        @Override
        public InputStream open(Location file) throws StorageException {
            check(file);
            return real.open(file);
        }

        @Override
        public RangeReader openRanges(Location file) throws StorageException {
            check(file);
            RangeReader reader = real.openRanges(file);
            return new RangeReader() {
                @Override
                public long length() {
                    return reader.length();
                }

                @Override
                public int read(long position, byte[] target, int offset, int length) throws StorageException {
                    rangeReads.incrementAndGet();
                    return reader.read(position, target, offset, length);
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }

        @Override
        public Access access(Location place) throws StorageException {
            check(place);
            return real.access(place);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            real.close();
        }
    }
}
