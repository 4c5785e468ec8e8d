package org.checkpointinspector.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.checkpointinspector.bytes.Damage;

/** Puts damaged bytes through every decoder and demands an answer each time: content or damage with a place in the file, and nothing thrown. */
final class MutationRun {

    /** Anything that reads bytes and may find damage in them. */
    private interface Reader {
        Optional<Damage> read(byte[] bytes) throws IOException;
    }

    private record Target(String name, Reader reader, List<byte[]> good) {}

    private final List<Target> targets = new ArrayList<>();

    MutationRun() {
        Map<String, List<byte[]>> good = goodFiles();
        add("metadata", good, new QueryMetadataDecoder());
        add("offsets", good, new OffsetLogDecoder());
        add("commits", good, new CommitLogDecoder());
        add("source log", good, new FileSourceLogDecoder());
        add("sink log", good, new SinkLogDecoder());
        add("rate", good, new RateSourceStartDecoder());
        add("kafka", good, new KafkaInitialOffsetsDecoder());
        add("schema", good, new StateSchemaDecoder());
        add("operator metadata", good, new OperatorMetadataDecoder());
        add("spark checksum", good, new SparkChecksumDecoder());
        add("hadoop checksum", good, new HadoopChecksumDecoder());
        add("rocksdb snapshot", good, new RocksDbSnapshotDecoder());
        byte[] data = new byte[2000];
        targets.add(new Target("hadoop verification", b -> HadoopChecksum.verify(new ByteArrayInputStream(data), new ByteArrayInputStream(b)).map(d ->
                Damage.at(Math.min(d.storedOffset(), b.length), d.kind(), d.detail())), all(good, "hadoop checksum")));
        targets.add(new Target("source offset", MutationRun::readAsEveryOffset, all(good, "source offset")));
    }

    private void add(String name, Map<String, List<byte[]>> good, Decoder<?> decoder) {
        targets.add(new Target(name, bytes -> decoder.decode(bytes).damage(), all(good, name)));
    }

    private static List<byte[]> all(Map<String, List<byte[]>> good, String name) {
        List<byte[]> files = good.get(name);
        if (files == null) {
            throw new IllegalStateException("no golden file for " + name);
        }
        return files;
    }

    private static Optional<Damage> readAsEveryOffset(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<Damage> damage = SourceOffsets.parse(text, 0).damage();
        for (SourceOffsets.Kind kind : SourceOffsets.Kind.values()) {
            damage = damage.or(() -> SourceOffsets.acceptedBy(kind, text));
        }
        // characters that stand for malformed bytes are longer than these
        return damage.map(d -> Damage.at(Math.min(d.storedOffset(), bytes.length), d.kind(), d.detail()));
    }

    /** Damages {@code count} files; fails with the bytes in hex at the first that is not answered. */
    void run(int count, long seed) {
        Random random = new Random(seed);
        Mutations mutations = new Mutations(seed);
        for (int i = 0; i < count; i++) {
            Target target = targets.get(i % targets.size());
            byte[] bytes = mutations.of(target.good().get(random.nextInt(target.good().size())));
            check(target, bytes);
        }
    }

    private static void check(Target target, byte[] bytes) {
        try {
            Optional<Damage> damage = target.reader().read(bytes);
            if (damage.isPresent() && damage.get().storedOffset() > bytes.length) {
                throw new AssertionError(damage + " is behind the end at " + bytes.length);
            }
        } catch (IOException | RuntimeException | Error e) {
            String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4000));
            throw new AssertionError(target.name() + " of " + bytes.length + " bytes: " + e + "\n" + hex, e);
        }
    }

    private static Map<String, List<byte[]>> goodFiles() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("metadata", "checkpoint/metadata");
        places.put("offsets", "checkpoint/offsets/[0-3]");
        places.put("commits", "checkpoint/commits/[0-3]");
        places.put("sink log", "sink/_spark_metadata/\\d+(\\.compact)?");
        places.put("schema", ".*/(_metadata/schema|_stateSchema/.*/\\d+_[^/]+)");
        places.put("operator metadata", "checkpoint/state/\\d+/_metadata/(metadata|v2/\\d+)");
        places.put("spark checksum", "(.*/)?[^./][^/]*\\.crc");
        places.put("hadoop checksum", "checkpoint/offsets/\\.\\d+\\.crc");
        places.put("rocksdb snapshot", "checkpoint/state/0/0/3(_[^/]+)?\\.zip");
        Map<String, List<byte[]>> good = new LinkedHashMap<>();
        for (GoldenCheckpoint golden : GoldenCheckpoint.structuredStreaming()) {
            places.forEach((name, regex) -> golden.paths(regex).forEach(path -> put(good, name, golden.file(path))));
            String source = golden.name().contains("rate-noop") ? "rate" : golden.name().contains("kafka") ? "kafka" : "source log";
            boolean fileSource = golden.expected().has("file_source_log");
            golden.paths("checkpoint/sources/0/\\d+(\\.compact)?").stream().filter(p -> fileSource || !source.equals("source log"))
                    .forEach(path -> put(good, source, golden.file(path)));
            golden.expected().get("offsets").forEach(batch -> batch.get("offsets").forEach(o -> put(good, "source offset", Outcome.utf8(o.asText()))));
        }
        put(good, "kafka", Outcome.utf8("\0v1\n{\"topicA\":{\"0\":23,\"1\":45},\"topicB\":{\"0\":7}}"));
        put(good, "source offset", Outcome.utf8("{\"0\":{\"value\":1,\"runTimeMs\":1700000000000}}"));
        put(good, "source offset", Outcome.utf8("{\"metadata\":{\"streamName\":\"s\"},\"shard-0\":{\"iteratorType\":\"A\",\"iteratorPosition\":\"4\"}}"));
        put(good, "source offset", Outcome.utf8("{\"sourceVersion\":1,\"reservoirId\":\"r\",\"reservoirVersion\":42,\"index\":-1,\"isStartingVersion\":false}"));
        return good;
    }

    private static void put(Map<String, List<byte[]>> good, String name, byte[] bytes) {
        good.computeIfAbsent(name, n -> new ArrayList<>()).add(bytes);
    }
}
