package org.checkpointinspector.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.checkpointinspector.bytes.CountingStream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Reads a RocksDB snapshot as Spark does: as a stream, entry by entry, never by its central directory ({@code Utils.unzipFilesFromFile}). Every entry is
 * inflated, so that its CRC is checked; only the text of the entry {@code metadata} is kept.
 */
public final class RocksDbSnapshotDecoder implements Decoder<RocksDbSnapshot> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "metadata";
    private static final String CURRENT = "CURRENT";
    private static final String MANIFEST = "MANIFEST-";
    private static final String NO_CURRENT = "the zip has no entry 'CURRENT', without which RocksDB does not open";
    /** Spark packs one. */
    private static final int MOST_MANIFESTS = 8;
    private static final int MOST_CURRENT_BYTES = 1024;
    /** Far above what thousands of SSTs need. */
    private static final int MOST_METADATA_BYTES = 16 << 20;
    /** MANIFEST, OPTIONS and empty logs inflate to a few hundred KB; the bound stops a bomb. */
    private static final long MOST_INFLATED_BYTES = 4L << 30;

    /** The exception that a damage found here raises in Spark. */
    public static String exceptionOf(Damage damage) {
        return switch (damage.kind()) {
            case TRUNCATED -> "java.io.EOFException";
            case LINE_MISSING, EMPTY -> "java.nio.file.NoSuchFileException";
            case JSON_TRUNCATED -> "com.fasterxml.jackson.core.io.JsonEOFException";
            case JSON_GARBLED -> "com.fasterxml.jackson.core.JsonParseException";
            case JSON_SHAPE, JSON_EMPTY -> "org.json4s.MappingException";
            case VERSION_LINE -> "org.apache.spark.SparkException";
            case CHECKSUM -> "org.rocksdb.RocksDBException";
            default -> "java.util.zip.ZipException";
        };
    }

    @Override
    public Decoded<RocksDbSnapshot> decode(InputStream stored) throws IOException {
        CountingStream position = new CountingStream(stored);
        try {
            return Decoded.whole(read(position));
        } catch (DamageException found) {
            return Decoded.damaged(found.damage());
        }
    }

    private static RocksDbSnapshot read(CountingStream stored) throws IOException, DamageException {
        Set<String> names = new HashSet<>();
        String metadata = null;
        String current = null;
        Map<String, RocksDbManifest> manifests = new HashMap<>();
        // a stream of its own for each file: nothing is closed here, the caller owns the bytes
        ZipInputStream zip = new ZipInputStream(stored, StandardCharsets.UTF_8);
        try {
            long inflated = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals(METADATA)) {
                    byte[] text = zip.readNBytes(MOST_METADATA_BYTES);
                    DamageException.verify(zip.read() < 0, stored.count(), Damage.Kind.TOO_LARGE, "the entry 'metadata' is larger than any real one");
                    metadata = new String(text, StandardCharsets.UTF_8);
                } else if (entry.getName().equals(CURRENT)) {
                    current = new String(zip.readNBytes(MOST_CURRENT_BYTES), StandardCharsets.UTF_8);
                } else {
                    Bounded content = new Bounded(zip, MOST_INFLATED_BYTES - inflated);
                    if (entry.getName().startsWith(MANIFEST) && manifests.size() < MOST_MANIFESTS) {
                        manifests.put(entry.getName(), RocksDbManifest.read(content));
                    }
                    content.transferTo(OutputStream.nullOutputStream());
                    inflated += content.count;
                    DamageException.verify(content.count < content.most, stored.count(), Damage.Kind.TOO_LARGE, "the zip inflates beyond any real snapshot");
                }
            }
        } catch (EOFException early) {
            throw new DamageException(Damage.at(stored.count(), Damage.Kind.TRUNCATED, "the zip ends inside an entry"));
        } catch (ZipException | IllegalArgumentException broken) {
            // IllegalArgumentException: an entry's name that is not UTF-8
            throw new DamageException(Damage.at(stored.count(), Damage.Kind.GARBLED, "the zip is broken: " + broken.getMessage()));
        }
        DamageException.verify(metadata != null, stored.count(), Damage.Kind.LINE_MISSING, "the zip has no entry 'metadata'");
        RocksDbManifest manifest = checkDatabaseFiles(names, current, manifests, stored.count());
        RocksDbSnapshot snapshot = parse(metadata, stored.count());
        snapshot.files().forEach(file -> names.add(file.localName()));
        Optional<String> missing = manifest == null ? Optional.empty() : manifest.missing(names);
        DamageException.verify(
                missing.isEmpty(), stored.count(), Damage.Kind.CHECKSUM, "the MANIFEST names the table " + missing.orElse("") + ", and the entry 'metadata' does not: RocksDB finds no such file");
        return snapshot;
    }

    /** What RocksDB reads first. Gives the MANIFEST that it reads then; null where there are more than anybody has. */
    private static @Nullable RocksDbManifest checkDatabaseFiles(Set<String> names, @Nullable String current, Map<String, RocksDbManifest> manifests, long end)
            throws DamageException {
        DamageException.verify(
                names.stream().anyMatch(name -> name.startsWith(MANIFEST)), end, Damage.Kind.CHECKSUM, "the zip has no MANIFEST, without which RocksDB does not open");
        DamageException.verify(current != null, end, Damage.Kind.CHECKSUM, NO_CURRENT);
        DamageException.verify(current != null && current.endsWith("\n"), end, Damage.Kind.CHECKSUM, "CURRENT file does not end with newline");
        DamageException.verify(current != null && names.contains(current.strip()), end, Damage.Kind.CHECKSUM, "the entry 'CURRENT' names a file that is not in the zip");
        RocksDbManifest manifest = current == null ? null : manifests.get(current.strip());
        Optional<String> trouble = manifest == null ? Optional.empty() : manifest.trouble();
        DamageException.verify(trouble.isEmpty(), end, Damage.Kind.CHECKSUM, "in the zip's MANIFEST: " + trouble.orElse(""));
        return manifest;
    }

    /** Whether the damage is that the entry {@code CURRENT} is missing: up to 3.5 RocksDB then makes an empty database without a word. */
    public static boolean lacksCurrent(Damage damage) {
        return damage.detail().equals(NO_CURRENT);
    }

    private static RocksDbSnapshot parse(String metadata, long end) throws DamageException {
        int line = metadata.indexOf('\n');
        String version = (line < 0 ? metadata : metadata.substring(0, line)).strip();
        DamageException.verify(version.equals("v1"), end, Damage.Kind.VERSION_LINE, "the entry 'metadata' has version '" + version + "', and v1 is expected");
        try {
            JsonNode json = JSON.readTree(line < 0 ? "" : metadata.substring(line + 1));
            DamageException.verify(
                    json.path("sstFiles").isArray() && json.path("numKeys").isNumber(), end, Damage.Kind.JSON_SHAPE, "No usable value for numKeys or sstFiles in the entry 'metadata'");
            List<RocksDbSnapshot.SharedFile> files = new ArrayList<>();
            json.path("sstFiles").forEach(file -> files.add(shared(file, "dfsSstFileName")));
            json.path("logFiles").forEach(file -> files.add(shared(file, "dfsLogFileName")));
            Map<String, Integer> families = new HashMap<>();
            json.path("columnFamilyMapping").properties().forEach(family -> families.put(family.getKey(), family.getValue().asInt()));
            return new RocksDbSnapshot(json.path("numKeys").asLong(), files, families);
        } catch (JsonEOFException early) {
            throw new DamageException(Damage.at(end, Damage.Kind.JSON_TRUNCATED, "the JSON of the entry 'metadata' ends too early"));
        } catch (JsonProcessingException broken) {
            throw new DamageException(Damage.at(end, Damage.Kind.JSON_GARBLED, "the entry 'metadata' is no JSON: " + broken.getOriginalMessage()));
        }
    }

    private static RocksDbSnapshot.SharedFile shared(JsonNode file, String nameField) {
        return new RocksDbSnapshot.SharedFile(file.path("localFileName").asText(), file.path(nameField).asText(), file.path("sizeBytes").asLong());
    }

    /** An entry's content, but no more than so many bytes of it. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long count;

        private Bounded(InputStream content, long most) {
            super(content);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = count >= most ? -1 : in.read(target, offset, (int) Math.min(length, most - count));
            count += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // the caller owns the zip
        }
    }
}
