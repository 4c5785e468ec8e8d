package org.checkpointinspector.samples;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The sample checkpoints: {@code samples.json} lists them, {@code samples.zip} holds a folder for each. Unpacked once, with the times of their files, into the
 * user's cache; another version of the samples goes into a folder of its own.
 */
public final class Samples {
    private final Class<?> home;
    private final Path cache;

    /**
     * Samples beside a class.
     *
     * @param home the class beside which {@code samples.json} and {@code samples.zip} lie
     * @param cache where they are unpacked
     */
    Samples(Class<?> home, Path cache) {
        this.home = home;
        this.cache = cache;
    }

    /**
     * The samples that ship with the program.
     *
     * @param cache the folder in which they are unpacked, such as the user's own cache
     */
    public static Samples bundled(Path cache) {
        return new Samples(Samples.class, cache);
    }

    /** The samples in the order in which they are to be shown; empty where this build ships none. */
    public List<Sample> list() throws IOException {
        try (InputStream json = home.getResourceAsStream("samples.json")) {
            return json == null ? List.of() : JsonMapper.builder().build().readValue(json, Catalog.class).samples();
        }
    }

    /** The folder of a sample; unpacks all of them where that was not done before. Does I/O. */
    public Path folder(Sample sample) throws IOException {
        Path folder = unpacked().resolve(sample.name());
        if (!Files.isDirectory(folder)) {
            throw new IOException("The sample " + sample.name() + " is not in the archive of the samples.");
        }
        return folder;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Catalog(List<Sample> samples) {}

    private Path unpacked() throws IOException {
        byte @Nullable [] zip = archive();
        if (zip == null) {
            throw new IOException("This build of the program ships no samples.");
        }
        CRC32 crc = new CRC32();
        crc.update(zip);
        Path target = cache.resolve("samples-" + Long.toHexString(crc.getValue()));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking");
        try {
            new Archive(fresh).unpack(zip);
            moveInPlace(fresh, target);
        } finally {
            remove(fresh);
        }
        return target;
    }

    private byte @Nullable [] archive() throws IOException {
        try (InputStream zip = home.getResourceAsStream("samples.zip")) {
            return zip == null ? null : zip.readAllBytes();
        }
    }

    /** Another window may have unpacked them in the meantime: then its folder is as good. */
    private static void moveInPlace(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException simpleFileSystem) {
            Files.move(fresh, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException alreadyThere) {
            if (!Files.isDirectory(target)) {
                throw alreadyThere;
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
