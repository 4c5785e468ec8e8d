package org.checkpointinspector.decode.dstream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damages files of real Spark in thousands of ways, and the streams inside their compression, too: content or damage, never anything thrown. */
class DStreamMutationTest {

    private static final int COUNT = 8_000;

    @TempDir
    Path folder;

    private record Target(Decoder<?> decoder, byte[] good) {}

    @Test
    @Timeout(600)
    void everyMutationIsAnswered() throws IOException {
        run(COUNT, 11);
    }

    /** Run by the profile {@code million-mutations} in a heap of 256 MiB, which is the bound on memory. */
    @Test
    @Tag("million")
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void aMillionMutationsAreAnswered() throws IOException {
        run(1_000_000, 42);
    }

    private void run(int count, long seed) throws IOException {
        List<Target> targets = targets();
        assertTrue(targets.size() > 20);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            Target target = targets.get(random.nextInt(targets.size()));
            byte[] bytes = mutated(target.good(), random);
            try {
                Decoded<?> decoded = target.decoder().decode(bytes);
                decoded.damage().ifPresent(damage -> assertTrue(damage.storedOffset() <= bytes.length, () -> damage + " of " + bytes.length));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(target.decoder() + " " + HexFormat.of().formatHex(bytes), e);
            }
        }
    }

    private List<Target> targets() throws IOException {
        List<Target> targets = new ArrayList<>();
        for (String id : List.of("3.5.7-ds-mapwithstate-scala212", "4.1.0-ds-wal", "3.5.6-ds-update", "3.5.6-ds-window")) {
            Path at = folder.resolve(id);
            Files.createDirectories(at);
            GoldenCheckpoints.unpack(id, at);
            try (Stream<Path> files = Files.walk(at.resolve("checkpoint"))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Decoder<?> decoder = decoder(file);
                    if (decoder != null) {
                        targets.add(new Target(decoder, Files.readAllBytes(file)));
                    }
                }
            }
        }
        return targets;
    }

    private static Decoder<?> decoder(Path file) {
        String name = file.getFileName().toString();
        String parent = file.getParent().getFileName().toString();
        if (name.startsWith("checkpoint-")) {
            return new DStreamCheckpointDecoder();
        } else if (name.startsWith("part-")) {
            return new RddPartitionDecoder();
        } else if (name.equals("_partitioner")) {
            return new RddPartitionerDecoder();
        } else if (name.startsWith("log-")) {
            return parent.equals("receivedBlockMetadata") ? new BlockLogDecoder() : new ReceivedDataLogDecoder();
        }
        return null;
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) random.nextInt(256));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                System.arraycopy(good, from, bytes, to, Math.min(40, bytes.length - Math.max(from, to)));
            }
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
