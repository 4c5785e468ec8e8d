package org.checkpointinspector.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.checkpointinspector.storage.Faults.Call;
import org.checkpointinspector.storage.Faults.Operation;
import org.jspecify.annotations.Nullable;

/** Any store, with {@link Faults}. */
public final class FaultyStorage implements Storage {

    private final Storage store;
    private final Faults faults;

    /** Closes the store with itself. */
    public FaultyStorage(Storage store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    /** A call that may fail. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws StorageException;
    }

    private <T> T run(Operation operation, Location place, Asking<T> asking) throws StorageException {
        @Nullable Fault fault = faults.next(new Call(operation, place, null));
        faults.before(fault, place);
        if (fault == Fault.ENDS_HALF_WAY) {
            throw faults.end();
        }
        T answer = asking.ask();
        faults.after(fault, place);
        return answer;
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        return run(Operation.LIST, root, () -> store.list(root, progress));
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        @Nullable Fault fault = faults.next(new Call(Operation.OPEN, file, null));
        faults.before(fault, file);
        InputStream stream = store.open(file);
        if (fault == null) {
            return stream;
        }
        byte[] content;
        try (stream) {
            content = stream.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return switch (fault) {
            case HALF -> new ByteArrayInputStream(half(content));
            case OTHER_BYTE -> new ByteArrayInputStream(otherByte(content));
            default -> new Breaking(half(content), () -> {
                if (fault == Fault.ENDS_HALF_WAY || fault == Fault.ENDS_AFTER) {
                    throw faults.end();
                }
                faults.after(Fault.TIMES_OUT_AFTER, file);
            });
        };
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        return run(Operation.OPEN_RANGES, file, () -> store.openRanges(file));
    }

    @Override
    public Access access(Location place) throws StorageException {
        return run(Operation.ACCESS, place, () -> store.access(place));
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        return store.capability(kind);
    }

    @Override
    public void close() {
        store.close();
    }

    static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    /** The same length; nothing where there is no byte. */
    static byte[] otherByte(byte[] content) {
        byte[] other = content.clone();
        if (other.length > 0) {
            other[other.length / 2] ^= 1;
        }
        return other;
    }

    /** Hands bytes out, then fails instead of ending. */
    private static final class Breaking extends InputStream {

        private final InputStream bytes;
        private final End end;

        /** What happens at the end. */
        @FunctionalInterface
        private interface End {
            void happens() throws IOException;
        }

        Breaking(byte[] bytes, End end) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            int next = bytes.read();
            if (next < 0) {
                end.happens();
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = bytes.read(target, offset, length);
            if (read < 0) {
                end.happens();
            }
            return read;
        }
    }
}
