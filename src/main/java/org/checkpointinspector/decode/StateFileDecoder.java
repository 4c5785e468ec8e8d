package org.checkpointinspector.decode;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.codec.Decompressed;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delta or snapshot of the HDFS-backed provider or a changelog of the RocksDB provider, record by record to the end mark, exactly as strict as Spark (2.1 to
 * 4.2): what lies behind the end mark is never looked at. A damaged file gives the {@link StateFile} up to the damage, with the fault in it.
 */
public final class StateFileDecoder implements Decoder<StateFile> {

    private final Format format;
    private final @Nullable Codec codec;
    private final boolean rowChecksums;
    private final @Nullable KeyCount keys;

    /** The three formats. */
    public enum Format {
        /** {@code V.delta}: puts and deletions. */
        DELTA,
        /** {@code V.snapshot}: puts. */
        SNAPSHOT,
        /** {@code V.changelog} or {@code V_uuid.changelog}, in any of its versions. */
        CHANGELOG
    }

    /** Reads with whatever codec the first bytes show (lz4 where they show none), and without row checksums. */
    public StateFileDecoder(Format format) {
        this(format, null, false);
    }

    /**
     * Reads as a given configuration does.
     *
     * @param codec the configured codec, whatever the file's first bytes say; null for the one that they show
     * @param rowChecksums whether rows carry checksums (4.2, {@code spark.sql.streaming.stateStore.rowChecksum.enabled})
     */
    public StateFileDecoder(Format format, @Nullable Codec codec, boolean rowChecksums) {
        this(format, codec, rowChecksums, null);
    }

    private StateFileDecoder(Format format, @Nullable Codec codec, boolean rowChecksums, @Nullable KeyCount keys) {
        this.format = format;
        this.codec = codec;
        this.rowChecksums = rowChecksums;
        this.keys = keys;
    }

    /** The same, which counts the keys of a store whose files are decoded one after the other. */
    public StateFileDecoder counting(KeyCount into) {
        return new StateFileDecoder(format, codec, rowChecksums, into);
    }

    @Override
    public Decoded<StateFile> decode(InputStream stored) throws IOException {
        return visit(stored, null);
    }

    /**
     * Decodes a file and shows its records while it is read. What was shown before a damage was in the file.
     *
     * @param visitor null for none: then no record is kept in memory
     */
    public Decoded<StateFile> visit(InputStream stored, @Nullable StateRecordVisitor visitor) throws IOException {
        PushbackInputStream buffered = new PushbackInputStream(stored, Codec.SNIFFED_BYTES);
        byte[] head = buffered.readNBytes(Codec.SNIFFED_BYTES);
        buffered.unread(head);
        Codec used = codec != null ? codec : Codec.sniff(head).orElse(Codec.LZ4);
        try (Decompressed in = Decompressed.open(new Unclosed(buffered), used)) {
            Decoded<StateFile> decoded = new Reading(used, in, visitor).read();
            if (keys != null && decoded.value().isPresent()) {
                keys.fileRead();
            } else if (keys != null) {
                keys.giveUp();
            }
            return decoded;
        }
    }

    /** One file being read. */
    private final class Reading {
        private final Codec used;
        private final Decompressed in;
        private final StateRecords records;
        private ChangelogHeader header = ChangelogHeader.NONE;

        private Reading(Codec used, Decompressed in, @Nullable StateRecordVisitor visitor) {
            this.used = used;
            this.in = in;
            this.records = new StateRecords(in, visitor, keys, rowChecksums);
        }

        private Decoded<StateFile> read() throws IOException {
            try {
                if (format == Format.CHANGELOG) {
                    header = ChangelogHeader.read(in);
                }
                if (header.isTyped()) {
                    records.readTyped();
                } else {
                    records.readPlain(format != Format.SNAPSHOT, format == Format.CHANGELOG);
                }
                return Decoded.whole(content(null));
            } catch (StateFaultException found) {
                return Decoded.damaged(found.damage(), content(found.fault()));
            } catch (CorruptStreamException found) {
                if (format == Format.CHANGELOG && header == ChangelogHeader.NONE && ChangelogHeader.degrades(found)) {
                    header = ChangelogHeader.PLAIN;
                }
                StateFile.Fault fault = new StateFile.Fault(StateFile.Reason.STREAM, found.exception(), String.valueOf(found.getMessage()));
                return Decoded.damaged(found.damage(), content(fault));
            } catch (EOFException early) {
                return endsEarly(String.valueOf(early.getMessage()));
            }
        }

        private Decoded<StateFile> endsEarly(String where) {
            boolean empty = in.storedPosition() == 0;
            String detail = empty ? "the file is empty" : where + ", without the end mark";
            Damage damage = new Damage(empty ? Damage.Kind.EMPTY : Damage.Kind.TRUNCATED, in.storedPosition(), in.decodedOffset(), detail);
            return Decoded.damaged(damage, content(new StateFile.Fault(StateFile.Reason.END, EOFException.class.getName(), detail)));
        }

        private StateFile content(StateFile.@Nullable Fault fault) {
            return new StateFile(
                    used,
                    header.version(),
                    header.lineage(),
                    records.puts,
                    records.merges,
                    records.deletes,
                    records.rangeDeletes,
                    records.keyBytes,
                    records.valueBytes,
                    in.decodedOffset(),
                    records.firstRow,
                    fault);
        }
    }

    /** Closing frees the decompressor; the stored stream belongs to the caller. */
    private static final class Unclosed extends FilterInputStream {
        private Unclosed(InputStream stored) {
            super(stored);
        }

        @Override
        public void close() {
            // not ours
        }
    }
}
