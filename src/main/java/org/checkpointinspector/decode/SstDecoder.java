package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a block-based table of RocksDB without RocksDB: footer, index, properties and the checksum of every block ({@code table/format.cc, block_based_table_reader.cc},
 * format versions 0 to 7). In constant memory but for the index, block by block.
 */
public final class SstDecoder implements RangeDecoder<SstFile> {

    /** A file up to this length can be decoded from a stream. */
    public static final int MOST_STREAMED_BYTES = 64 << 20;

    /** No index, filter or block that RocksDB writes comes near this. */
    private static final int MOST_BLOCK_BYTES = 256 << 20;

    private static final String PROPERTIES = "rocksdb.properties";
    private static final String INDEX = "rocksdb.index";
    private static final Set<String> READ_ALREADY = Set.of(PROPERTIES, INDEX);

    private static final String RAISED = "org.rocksdb.RocksDBException";

    /** The exception that RocksDB raises, whatever is broken. */
    public static String exception() {
        return RAISED;
    }

    /** Reads the file into memory; for files up to {@link #MOST_STREAMED_BYTES}. */
    @Override
    public Decoded<SstFile> decode(InputStream stored) throws IOException {
        byte[] bytes = stored.readNBytes(MOST_STREAMED_BYTES + 1);
        if (bytes.length > MOST_STREAMED_BYTES) {
            return Decoded.damaged(Damage.at(MOST_STREAMED_BYTES, Damage.Kind.TOO_LARGE, "too large to be verified from a stream"));
        }
        return decode(new Ranges() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                int count = (int) Math.max(0, Math.min(length, bytes.length - position));
                System.arraycopy(bytes, (int) Math.min(position, bytes.length), target, offset, count);
                return count;
            }
        });
    }

    @Override
    public Decoded<SstFile> decode(Ranges stored) throws IOException {
        return new Reading(stored).read();
    }

    /** One table being read. */
    private static final class Reading {
        private final Ranges stored;
        private final Map<String, String> properties = new LinkedHashMap<>();
        private SstFile.Part part = SstFile.Part.METADATA;
        private int formatVersion;
        private int checksumType;
        private long dataBlocks;
        private SstBlocks blocks;

        private Reading(Ranges stored) {
            this.stored = stored;
            this.blocks = new SstBlocks(stored, SstFooter.NONE);
        }

        private Decoded<SstFile> read() throws IOException {
            try {
                verify();
                return Decoded.whole(content(null));
            } catch (DamageException found) {
                return Decoded.damaged(found.damage(), content(part));
            }
        }

        private SstFile content(SstFile.@Nullable Part damaged) {
            return new SstFile(formatVersion, checksumType, dataBlocks, blocks.verifiedBytes(), properties, damaged);
        }

        private void verify() throws IOException, DamageException {
            SstFooter footer = SstFooter.read(stored);
            formatVersion = footer.formatVersion();
            checksumType = footer.checksumType();
            blocks = new SstBlocks(stored, footer);
            Map<String, SstBlocks.Handle> meta = new LinkedHashMap<>();
            SstBlocks.Handle metaindex = footer.metaindex();
            for (SstBlocks.Entry entry : plain(metaindex)) {
                meta.put(new String(entry.key(), StandardCharsets.UTF_8), SstBlocks.Handle.parse(entry.value(), 0, metaindex.offset()));
            }
            readProperties(meta.get(PROPERTIES));
            SstBlocks.Handle index = footer.index() != null ? footer.index() : meta.get(INDEX);
            DamageException.verify(index != null, metaindex.offset(), Damage.Kind.GARBLED, "the table names no index");
            List<SstBlocks.Handle> data = index(index);
            List<SstBlocks.Handle> filters = new ArrayList<>();
            for (Map.Entry<String, SstBlocks.Handle> block : meta.entrySet()) {
                if (block.getKey().contains("filter.")) {
                    filters.add(block.getValue());
                } else if (!READ_ALREADY.contains(block.getKey())) {
                    blocks.verify(block.getValue());
                }
            }
            part = SstFile.Part.DATA;
            for (SstBlocks.Handle block : data) {
                blocks.verify(block);
            }
            part = SstFile.Part.FILTER;
            for (SstBlocks.Handle filter : filters) {
                blocks.verify(filter);
            }
        }

        private void readProperties(SstBlocks.@Nullable Handle handle) throws IOException, DamageException {
            if (handle == null) {
                return;
            }
            for (SstBlocks.Entry entry : plain(handle)) {
                String name = new String(entry.key(), StandardCharsets.UTF_8);
                if (properties.size() < 200) {
                    properties.put(name, SstBlocks.propertyText(name, entry.value()));
                }
            }
        }

        /** Entries of a block that RocksDB never compresses. */
        private List<SstBlocks.Entry> plain(SstBlocks.Handle handle) throws IOException, DamageException {
            byte[] block = blocks.read(handle);
            return blocks.entries(block, block.length - 1, handle, false);
        }

        private List<SstBlocks.Handle> index(SstBlocks.Handle handle) throws IOException, DamageException {
            byte[] stored = blocks.read(handle);
            Optional<byte[]> content = blocks.content(stored, handle, MOST_BLOCK_BYTES);
            if (content.isEmpty()) {
                // its checksum is right: it is compressed in a way that is not known here, and nothing can be said of the data blocks
                dataBlocks = -1;
                return List.of();
            }
            boolean deltas = "1".equals(properties.get("rocksdb.index.value.is.delta.encoded"));
            List<SstBlocks.Handle> data = new ArrayList<>();
            SstBlocks.Handle before = null;
            byte[] entries = content.get();
            for (SstBlocks.Entry entry : blocks.entries(entries, entries.length, handle, deltas)) {
                before = entry.handle() != null ? entry.handle() : SstBlocks.Handle.parse(entry.value(), 0, handle.offset());
                data.add(before);
            }
            dataBlocks = data.size();
            return data;
        }
    }
}
