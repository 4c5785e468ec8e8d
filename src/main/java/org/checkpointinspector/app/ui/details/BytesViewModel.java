package org.checkpointinspector.app.ui.details;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file of any size: blocks are read as they are looked at, and few are kept. The caret, the other end of the selection and the byte that a finding
 * points to are offsets in the file as stored.
 */
public final class BytesViewModel {
    /** Bytes of a block; what is read at a time. */
    static final int BLOCK = 1 << 16;

    private static final int KEPT = 64;

    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<Loaded<Long>> state = new ReadOnlyObjectWrapper<>(new Loaded.Nothing<>());
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final LongProperty caret = new SimpleLongProperty();
    private final LongProperty anchor = new SimpleLongProperty();
    private final ReadOnlyLongWrapper marked = new ReadOnlyLongWrapper(-1);
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable Source source;

    BytesViewModel(TaskRunner runner) {
        this.runner = runner;
    }

    /** The length of the file once it is open. */
    public ReadOnlyObjectProperty<Loaded<Long>> state() {
        return state.getReadOnlyProperty();
    }

    /** Changes whenever further bytes are there. */
    ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** The byte the caret is on. */
    public LongProperty caret() {
        return caret;
    }

    /** The other end of the selection; equal to the caret where only that byte is selected. */
    LongProperty anchor() {
        return anchor;
    }

    /** The byte that a finding points to; -1 for none. */
    public ReadOnlyLongProperty marked() {
        return marked.getReadOnlyProperty();
    }

    /** Length of the file, 0 while none is open. */
    long length() {
        return state.get() instanceof Loaded.Ready<Long> ready ? ready.content() : 0;
    }

    /** Opens a file; the same file again only moves the mark. */
    void show(Storage storage, Location file, @Nullable Long offset) {
        marked.set(offset == null ? -1 : offset);
        if (source == null || !source.file.equals(file)) {
            close();
            marked.set(offset == null ? -1 : offset);
            Source opened = new Source(storage, file);
            source = opened;
            state.set(new Loaded.Reading<>());
            runner.run(cancelled -> opened.length(), length -> ready(opened, length), thrown -> failed(opened, thrown));
        } else if (offset != null) {
            moveTo(offset, false);
        }
    }

    /** Closes the file. */
    void close() {
        Source old = source;
        source = null;
        blocks.clear();
        marked.set(-1);
        caret.set(0);
        anchor.set(0);
        state.set(new Loaded.Nothing<>());
        if (old != null) {
            runner.run(
                    cancelled -> {
                        old.close();
                        return old;
                    },
                    closed -> {},
                    notClosed -> {
                        throw new IllegalStateException(notClosed);
                    });
        }
    }

    /** The byte at an offset as 0..255; -1 where it is not there yet (it is then being read) or behind the end. */
    int byteAt(long offset) {
        long number = offset / BLOCK;
        byte[] block = blocks.get(number);
        if (block == null) {
            read(number);
            return -1;
        }
        int at = (int) (offset % BLOCK);
        return at < block.length ? block[at] & 0xff : -1;
    }

    /** Moves the caret, within the file; the selection grows with it or is left. */
    void moveTo(long offset, boolean extend) {
        long within = Math.max(0, Math.min(offset, Math.max(0, length() - 1)));
        if (!extend) {
            anchor.set(within);
        }
        caret.set(within);
    }

    /** First selected byte. */
    long selectionStart() {
        return Math.min(caret.get(), anchor.get());
    }

    /** Byte behind the last selected one. */
    long selectionEnd() {
        return Math.min(length(), Math.max(caret.get(), anchor.get()) + 1);
    }

    /** Reads {@code 8191}, {@code 8,191}, {@code 0x1fff}; empty where the text is no offset in this file. */
    OptionalLong offsetOf(String text) {
        String plain = text.strip().replaceAll("[\\s,_']", "").toLowerCase(Locale.ROOT);
        boolean hex = plain.startsWith("0x");
        if (!(hex ? plain.substring(2).matches("[0-9a-f]{1,15}") : plain.matches("[0-9]{1,18}"))) {
            return OptionalLong.empty();
        }
        long offset = hex ? Long.parseLong(plain.substring(2), 16) : Long.parseLong(plain);
        return offset < Math.max(1, length()) ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    private void read(long number) {
        Source from = source;
        if (from == null || number * BLOCK >= length() || !from.asked.add(number)) {
            return;
        }
        runner.run(
                cancelled -> from.block(number),
                block -> {
                    from.asked.remove(number);
                    if (from == source) {
                        blocks.put(number, block);
                        revision.set(revision.get() + 1);
                    }
                },
                thrown -> {
                    from.asked.remove(number);
                    failed(from, thrown);
                });
    }

    private void ready(Source opened, long length) {
        if (opened == source) {
            state.set(new Loaded.Ready<>(length));
            moveTo(Math.max(0, marked.get()), false);
        }
    }

    private void failed(Source from, Throwable thrown) {
        if (from == source) {
            state.set(Loader.failed(thrown));
        }
    }

    /** The open file; only ever touched in the background, by one thread at a time. */
    private static final class Source {
        private final Storage storage;
        private final Location file;
        private final java.util.Set<Long> asked = new java.util.HashSet<>();
        private @Nullable RangeReader reader;
        private boolean closed;

        private Source(Storage storage, Location file) {
            this.storage = storage;
            this.file = file;
        }

        private synchronized long length() throws Exception {
            if (reader == null && !closed) {
                reader = storage.openRanges(file);
            }
            return reader == null ? 0 : reader.length();
        }

        private synchronized byte[] block(long number) throws Exception {
            if (reader == null) {
                return new byte[0];
            }
            int wanted = (int) Math.min(BLOCK, reader.length() - number * BLOCK);
            byte[] block = new byte[Math.max(0, wanted)];
            int have = 0;
            while (have < block.length) {
                int read = reader.read(number * BLOCK + have, block, have, block.length - have);
                if (read <= 0) {
                    return java.util.Arrays.copyOf(block, have);
                }
                have += read;
            }
            return block;
        }

        private synchronized void close() {
            closed = true;
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }
}
