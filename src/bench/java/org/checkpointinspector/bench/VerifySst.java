package org.checkpointinspector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.checkpointinspector.decode.SstDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every block of every SST below {@code -Dcheckpoint}, beside reading the same files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerifySst {

    private final Path folder = Path.of(System.getProperty("checkpoint", ""));

    private interface Work {
        long of(Path file) throws IOException;
    }

    private long each(Work work) throws IOException {
        long total = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".sst")).toList()) {
                total += work.of(file);
            }
        }
        return total;
    }

    /** The checksums. */
    @Benchmark
    public long verify() throws IOException {
        return each(file -> new SstDecoder().decode(Files.newInputStream(file)).value().orElseThrow().properties().size());
    }

    /** The bytes alone. */
    @Benchmark
    public long read() throws IOException {
        return each(file -> Files.readAllBytes(file).length);
    }
}
