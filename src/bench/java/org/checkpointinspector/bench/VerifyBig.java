package org.checkpointinspector.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.decode.VerifyBigSnapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** A snapshot of more than 10 GiB, made while it is read, in a heap of 256 MiB; 2 GB of it are a single value. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 0)
public class VerifyBig {

    /** Verifies it; fails where memory does not suffice. */
    @Benchmark
    public void verify() throws IOException {
        VerifyBigSnapshot.main(new String[] {"9000"});
    }
}
