package org.checkpointinspector.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.RangeDecoder;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Opens, decodes and verifies one file, unless an earlier inspection did. Knows of no other file; safe for use by several threads. */
final class OneFile {

    private final Storage storage;
    private final Location listed;
    private final ReadCache cache;
    /** Of files that have a checksum of Spark's, by their whole path. */
    private final Map<String, SummedStream.Sum> sums = new ConcurrentHashMap<>();

    /**
     * Prepares reading.
     *
     * @param listed the place that was listed
     * @param cache what earlier inspections read
     */
    OneFile(Storage storage, Location listed, ReadCache cache) {
        this.storage = storage;
        this.listed = listed;
        this.cache = cache;
    }

    /** The outcome of a check: a damage or none, or why the file could not be read. */
    record Verified(Optional<Damage> damage, @Nullable StorageException failure) {}

    /** Reads and decodes a file; what cannot be read is in the answer. */
    <T> Read<T> decode(CheckpointFile file, Decoder<T> decoder, BooleanSupplier cancelled) {
        Read<T> read = cache.get(file.entry(), file.role(), () -> decodeNew(file, decoder, cancelled), fresh -> fresh.failure() == null);
        return new Read<>(file, read.decoded(), read.failure());
    }

    private <T> Read<T> decodeNew(CheckpointFile file, Decoder<T> decoder, BooleanSupplier cancelled) {
        try {
            return new Read<>(file, decoded(listed.resolve(file.entry().path()), file.entry().companions().spark() != null, decoder, cancelled), null);
        } catch (StorageException failure) {
            return new Read<>(file, null, failure);
        } catch (IOException failure) {
            return new Read<>(file, null, failed(file, failure));
        }
    }

    private <T> Decoded<T> decoded(Location place, boolean hasSparkChecksum, Decoder<T> decoder, BooleanSupplier cancelled) throws IOException {
        if (decoder instanceof RangeDecoder<T> ranged) {
            try (RangeReader ranges = storage.openRanges(place)) {
                return ranged.decode(new CancellableRanges(ranges, cancelled));
            }
        }
        try (SummedStream stored = new SummedStream(new CancellableStream(storage.open(place), cancelled))) {
            Decoded<T> decoded = decoder.decode(stored);
            if (hasSparkChecksum) {
                // spares a second reading: the checksum is of all bytes, those behind a damage too
                stored.drain();
                sums.put(place.path(), stored.sum());
            }
            return decoded;
        }
    }

    private record CancellableRanges(RangeReader reader, BooleanSupplier cancelled) implements RangeDecoder.Ranges {
        @Override
        public long length() {
            return reader.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            if (cancelled.getAsBoolean()) {
                throw new IOException("the inspection was cancelled");
            }
            return reader.read(position, target, offset, length);
        }
    }

    /** Makes a check of a file's stored bytes; what cannot be read is in the answer. */
    Verified verify(CheckpointFile file, FileReads.Wanted wanted, BooleanSupplier cancelled) {
        return cache.get(file.entry(), wanted.against(), () -> verifyNew(file, wanted, cancelled), fresh -> fresh.failure() == null);
    }

    private Verified verifyNew(CheckpointFile file, FileReads.Wanted wanted, BooleanSupplier cancelled) {
        SummedStream.@Nullable Sum sum = sums.get(listed.resolve(file.entry().path()).path());
        if (sum != null && wanted.summed() != null) {
            return new Verified(wanted.summed().check(sum.bytes(), sum.crc32c()), null);
        }
        try (InputStream stored = new CancellableStream(storage.open(listed.resolve(file.entry().path())), cancelled)) {
            return new Verified(wanted.check().check(stored), null);
        } catch (StorageException failure) {
            return new Verified(Optional.empty(), failure);
        } catch (IOException failure) {
            return new Verified(Optional.empty(), failed(file, failure));
        }
    }

    /** Reading that broke off, with what to do. */
    StorageException failed(CheckpointFile file, IOException failure) {
        return new StorageException(
                StorageException.Kind.FAILED,
                listed.resolve(file.entry().path()).toString(),
                "Reading " + file.path() + " broke off: " + failure.getMessage(),
                "Try again; if it stays, check the disk or the store.",
                failure);
    }
}
