package org.checkpointinspector.diagnose;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4BlockOutputStream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;

/** An application that real Spark wrote, with something about it changed. */
final class MadeApplication {

    static final String GOLDEN = "4.1.0-ds-update";
    /** Its receiver is a class of the application, with fields. */
    static final String RECEIVER = "4.1.0-ds-wal";

    private MadeApplication() {}

    static List<Finding> asItIs(Path folder) throws IOException {
        return findings(folder, checkpoint -> checkpoint);
    }

    /** As if its file had said something else. */
    static List<Finding> with(Path folder, UnaryOperator<Application> change) throws IOException {
        return findings(folder, checkpoint -> copy(checkpoint, change.apply(Objects.requireNonNull(checkpoint.application()))));
    }

    private static CheckpointInspection copy(CheckpointInspection one, Application application) {
        return new CheckpointInspection(one.checkpoint(), one.verdict(), one.cause(), one.unknownBecause(), one.spark(), one.assumed(), one.verdicts(), one.here(), one.progress(),
                one.sources(), one.operators(), one.batches(), one.unverifiedBytes(), List.of(), one.files(), application, one.stateMap());
    }

    private static List<Finding> findings(Path folder, UnaryOperator<CheckpointInspection> change) throws IOException {
        GoldenCheckpoints.unpack(GOLDEN, folder);
        Location place = Location.of(folder.resolve("checkpoint"));
        try (Storage storage = Stores.open(place)) {
            CheckpointInspection inspection = change.apply(Diagnose.with(storage, place, Depth.DEEP));
            Facts facts = new Facts(storage, storage.list(place, ListingProgress.NONE), inspection, Map.of(), () -> false);
            List<Finding> findings = new ArrayList<>();
            for (AdviceRule rule : Rules.ADVICE) {
                Advice advice = new Advice(rule.text());
                rule.check(facts, advice);
                findings.addAll(advice.findings());
            }
            return findings;
        }
    }

    static Application of(Application one, String master, List<Long> pending, List<Application.Stream> streams, Map<String, String> conf, Map<String, Long> classes) {
        return new Application(one.framework(), master, one.batchDurationMs(), one.checkpointTimeMs(), pending, streams, conf, one.recoveryFile(), one.codec(), one.jars(), classes,
                one.recoveryPoints(), one.timing());
    }

    /** Puts another text (a class, a field, any string of the stream) in the place of one, in every checkpoint file. */
    static List<Finding> renamed(Path folder, String from, String to) throws IOException {
        return rewritten(folder, bytes -> replaced(bytes, counted(from), counted(to)));
    }

    /** With so many more bytes behind each file's objects, which do not compress. */
    static List<Finding> longer(Path folder, int more) throws IOException {
        byte[] noise = new byte[more];
        new Random(1).nextBytes(noise);
        return rewritten(folder, bytes -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
            System.arraycopy(noise, 0, longer, bytes.length, more);
            return longer;
        });
    }

    private static List<Finding> rewritten(Path folder, UnaryOperator<byte[]> change) throws IOException {
        GoldenCheckpoints.unpack(RECEIVER, folder);
        Path checkpoint = folder.resolve("checkpoint");
        List<Path> files;
        try (Stream<Path> all = Files.list(checkpoint)) {
            files = all.filter(file -> file.getFileName().toString().contains("checkpoint-")).toList();
        }
        for (Path file : files) {
            if (file.getFileName().toString().endsWith(".crc")) {
                Files.delete(file);
            } else {
                Files.write(file, compressed(change.apply(decompressed(Files.readAllBytes(file)))));
            }
        }
        return Diagnose.folder(checkpoint, Depth.DEEP).findings();
    }

    /** As {@code DataOutput.writeUTF} writes it. */
    static byte[] counted(String text) {
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        byte[] counted = new byte[letters.length + 2];
        counted[0] = (byte) (letters.length >> 8);
        counted[1] = (byte) letters.length;
        System.arraycopy(letters, 0, counted, 2, letters.length);
        return counted;
    }

    static byte[] replaced(byte[] bytes, byte[] from, byte[] to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int replacements = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i + from.length <= bytes.length && Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
                out.writeBytes(to);
                i += from.length - 1;
                replacements++;
            } else {
                out.write(bytes[i]);
            }
        }
        if (replacements == 0) {
            throw new AssertionError(new String(from, StandardCharsets.US_ASCII) + " is not in the file");
        }
        return out.toByteArray();
    }

    /** Where some bytes begin in others. */
    static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError(new String(wanted, StandardCharsets.US_ASCII) + " is not in the file");
    }

    static byte[] decompressed(byte[] stored) throws IOException {
        try (LZ4BlockInputStream in = LZ4BlockInputStream.newBuilder().build(new ByteArrayInputStream(stored))) {
            return in.readAllBytes();
        }
    }

    static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (OutputStream out = new LZ4BlockOutputStream(stored)) {
            out.write(bytes);
        }
        return stored.toByteArray();
    }

}
