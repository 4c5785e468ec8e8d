package org.checkpointinspector.bench;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.ning.compress.lzf.LZFInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4BlockInputStream;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Compression;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.OnAllCores;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.xerial.snappy.SnappyInputStream;

/**
 * A deep inspection of a query with 8 partitions of 200,000 rows each in the HDFS-backed provider, from the listing to the verdict, beside bare decompression of the same files with the
 * library's own streams on as many threads. Run it with {@code -jvmArgsAppend -XX:ActiveProcessorCount=1} and {@code 2} for the scaling.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerifyState {

    private static final int PARTITIONS = 8;
    private static final int ROWS = 200_000;
    private static final int CHAIN_DELTAS = 5;

    /** The codec. */
    @Param({"LZ4", "ZSTD", "SNAPPY"})
    public Codec codec;

    /** The files: a first delta of all rows, whose keys must be told apart to be counted; a snapshot; or a snapshot and five deltas, each of a tenth of the rows. */
    @Param({"delta", "snapshot", "chain"})
    public String kind;

    private Path checkpoint;
    private List<Path> files;

    /** Writes the checkpoint. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        checkpoint = Files.createTempDirectory("checkpoint-bench-");
        put("metadata", "{\"id\":\"0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11\"}");
        int batch = kind.equals("chain") ? CHAIN_DELTAS : 0;
        put("offsets/" + batch, """
                v1
                {"batchWatermarkMs":0,"batchTimestampMs":1700000000000,"conf":{"spark.sql.shuffle.partitions":"8",\
                "spark.sql.streaming.stateStore.providerClass":"org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider",\
                "spark.sql.streaming.stateStore.compression.codec":"%s"}}
                1""".formatted(codec.sparkName()));
        if (batch > 0) {
            put("offsets/" + (batch - 1), Files.readString(checkpoint.resolve("offsets/" + batch)));
        }
        put("commits/" + batch, "v1\n{\"nextBatchWatermarkMs\":0}");
        Random random = new Random(7);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            writeFile("state/0/" + partition + "/1." + (kind.equals("delta") ? "delta" : "snapshot"), ROWS, random);
            for (int version = 2; kind.equals("chain") && version < 2 + CHAIN_DELTAS; version++) {
                writeFile("state/0/" + partition + "/" + version + ".delta", ROWS / 10, random);
            }
        }
        try (Stream<Path> all = Files.walk(checkpoint.resolve("state"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void writeFile(String name, int rows, Random random) throws IOException {
        Path file = checkpoint.resolve(name);
        Files.createDirectories(file.getParent());
        try (DataOutputStream out = new DataOutputStream(Compression.writer(codec, Files.newOutputStream(file)))) {
            writeRows(out, rows, random);
        }
    }

    private void put(String name, String content) throws IOException {
        Path file = checkpoint.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Rows of an aggregation by a text: key (customer), value (count, sum, latest). */
    private static void writeRows(DataOutputStream out, int rows, Random random) throws IOException {
        for (int i = 0; i < rows; i++) {
            byte[] name = ("customer-" + random.nextInt(10_000_000)).getBytes(StandardCharsets.UTF_8);
            ByteBuffer key = ByteBuffer.allocate(16 + (name.length + 7) / 8 * 8).order(ByteOrder.LITTLE_ENDIAN);
            key.putLong(0).putInt(name.length).putInt(16).put(name);
            ByteBuffer value = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
            value.putLong(0).putLong(random.nextInt(1000)).putDouble(random.nextInt(100_000) / 4.0).putLong(1_700_000_000_000_000L + random.nextInt(1_000_000_000));
            out.writeInt(key.capacity());
            out.write(key.array());
            out.writeInt(value.capacity());
            out.write(value.array());
        }
        out.writeInt(-1);
    }

    /** Removes the checkpoint. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (Stream<Path> all = Files.walk(checkpoint)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The program, deep. */
    @Benchmark
    public Object verify() throws IOException {
        Location location = Location.of(checkpoint);
        try (Storage storage = Stores.open(location)) {
            return Inspector.inspect(storage, location, new InspectionRequest(Depth.DEEP, List.of(), Map.of()), InspectionListener.NONE);
        }
    }

    /** The library alone. */
    @Benchmark
    public long bare() {
        Map<Path, Callable<Long>> tasks = new LinkedHashMap<>();
        files.forEach(file -> tasks.put(file, () -> decompress(file)));
        long[] total = new long[1];
        new OnAllCores(() -> false).run(tasks, (file, bytes) -> total[0] += bytes);
        return total[0];
    }

    /** The program's reading of every record of the same files, without the inspection around it. */
    @Benchmark
    public long decode() {
        Map<Path, Callable<Long>> tasks = new LinkedHashMap<>();
        files.forEach(file -> tasks.put(file, () -> decodeFile(file)));
        long[] total = new long[1];
        new OnAllCores(() -> false).run(tasks, (file, records) -> total[0] += records);
        return total[0];
    }

    private static long decodeFile(Path file) throws IOException {
        StateFileDecoder decoder = new StateFileDecoder(file.toString().endsWith(".delta") ? StateFileDecoder.Format.DELTA : StateFileDecoder.Format.SNAPSHOT);
        try (InputStream in = Files.newInputStream(file)) {
            return decoder.decode(in).value().orElseThrow().records();
        }
    }

    private long decompress(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (InputStream in = bare(Files.newInputStream(file))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
            }
        }
        return total;
    }

    private InputStream bare(InputStream stored) throws IOException {
        return switch (codec) {
            case LZ4 -> LZ4BlockInputStream.newBuilder().withStopOnEmptyBlock(false).build(stored);
            case ZSTD -> new ZstdInputStreamNoFinalizer(stored);
            case SNAPPY -> new SnappyInputStream(stored);
            case LZF -> new LZFInputStream(stored);
        };
    }
}
