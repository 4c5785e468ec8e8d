package org.checkpointinspector.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.checkpointinspector.storage.Faults.Call;
import org.checkpointinspector.storage.Faults.Operation;
import org.jspecify.annotations.Nullable;

/** A store to be changed, with {@link Faults}. Reads content into memory where it must stop half-way. */
public final class FaultyWriter implements StorageWriter {

    private final StorageWriter store;
    private final Storage reading;
    private final Faults faults;

    /**
     * Closes the writer with itself.
     *
     * @param reading the same store without faults, for moves that break off half-way; not closed
     */
    public FaultyWriter(StorageWriter store, Storage reading, Faults faults) {
        this.store = store;
        this.reading = reading;
        this.faults = faults;
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        @Nullable Fault fault = faults.next(new Call(Operation.WRITE, file, null));
        if (fault == null) {
            store.writeNew(file, content, bytes);
            return;
        }
        if (fault == Fault.FULL) {
            all(content);
        }
        faults.before(fault, file);
        switch (fault) {
            case ENDS_HALF_WAY -> {
                Location part = sibling(file, StorageWriter.partialName(file.name()));
                write(part, FaultyStorage.half(all(content)));
                throw faults.end();
            }
            case HALF -> write(file, FaultyStorage.half(all(content)));
            case OTHER_BYTE -> write(file, FaultyStorage.otherByte(all(content)));
            case LIES -> all(content);
            default -> store.writeNew(file, content, bytes);
        }
        faults.after(fault, file);
    }

    private void write(Location file, byte[] content) throws StorageException {
        store.writeNew(file, new ByteArrayInputStream(content), content.length);
    }

    private static byte[] all(InputStream content) throws StorageException {
        try {
            return content.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Location sibling(Location file, String name) {
        String above = file.path().substring(0, file.path().lastIndexOf('/'));
        return new Location(file.scheme(), file.authority(), above + "/" + name);
    }

    @Override
    public boolean copyNew(Location from, Location to) throws StorageException {
        return copy(from, to, () -> store.copyNew(from, to));
    }

    @Override
    public boolean copyListed(Location from, FileEntry listed, Location to) throws StorageException {
        return copy(from, to, () -> store.copyListed(from, listed, to));
    }

    private boolean copy(Location from, Location to, Step<Boolean> step) throws StorageException {
        @Nullable Fault fault = faults.next(new Call(Operation.COPY, from, to));
        faults.before(fault, from);
        if (fault == Fault.ENDS_HALF_WAY) {
            throw faults.end();
        }
        boolean copied = fault == Fault.LIES || damagedCopy(fault, from, to) || step.take();
        faults.after(fault, from);
        return copied;
    }

    /** Copies what the fault leaves of the bytes; false where it leaves all of them. */
    private boolean damagedCopy(@Nullable Fault fault, Location from, Location to) throws StorageException {
        if (fault == Fault.HALF) {
            write(to, FaultyStorage.half(read(from)));
            return true;
        }
        if (fault == Fault.OTHER_BYTE) {
            write(to, FaultyStorage.otherByte(read(from)));
            return true;
        }
        return false;
    }

    private byte[] read(Location file) throws StorageException {
        try (InputStream stream = reading.open(file)) {
            return stream.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void moveFile(Location from, Location to) throws StorageException {
        @Nullable Fault fault = faults.next(new Call(Operation.MOVE_FILE, from, to));
        faults.before(fault, from);
        if (fault == Fault.ENDS_HALF_WAY) {
            write(to, read(from));
            throw faults.end();
        }
        if (damagedCopy(fault, from, to)) {
            store.deleteFile(from);
        } else if (fault != Fault.LIES) {
            store.moveFile(from, to);
        }
        faults.after(fault, from);
    }

    @Override
    public boolean moveFolder(Location from, Location to) throws StorageException {
        return run(new Call(Operation.MOVE_FOLDER, from, to), true, () -> store.moveFolder(from, to));
    }

    @Override
    public void deleteFile(Location file) throws StorageException {
        run(new Call(Operation.DELETE_FILE, file, null), true, () -> {
            store.deleteFile(file);
            return true;
        });
    }

    @Override
    public void makeFolder(Location folder) throws StorageException {
        run(new Call(Operation.MAKE_FOLDER, folder, null), true, () -> {
            store.makeFolder(folder);
            return true;
        });
    }

    @Override
    public boolean deleteEmptyFolder(Location folder) throws StorageException {
        return run(new Call(Operation.DELETE_FOLDER, folder, null), true, () -> store.deleteEmptyFolder(folder));
    }

    @Override
    public boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws StorageException {
        Call call = new Call(Operation.KEEP_ATTRIBUTES, place, null);
        return run(call, true, () -> store.keepAttributes(place, owner, group, mode, modifiedMs));
    }

    /** A change that is done in one step or not at all. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws StorageException;
    }

    private <T> T run(Call call, T lie, Step<T> step) throws StorageException {
        @Nullable Fault fault = faults.next(call);
        faults.before(fault, call.place());
        if (fault == Fault.ENDS_HALF_WAY) {
            throw faults.end();
        }
        T answer = fault == Fault.LIES ? lie : step.take();
        faults.after(fault, call.place());
        return answer;
    }

    @Override
    public void close() {
        store.close();
    }
}
