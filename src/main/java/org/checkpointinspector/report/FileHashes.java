package org.checkpointinspector.report;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;

/** The SHA-256 of files as they are stored. Each is read once, from beginning to end in constant memory, when it is first asked for. Used by one thread, while the storage is open. */
public final class FileHashes {

    private static final int BUFFER = 1 << 16;

    private final Storage storage;
    private final BooleanSupplier cancelled;
    private final Map<Location, Optional<String>> known = new HashMap<>();

    /**
     * Reads from a store.
     *
     * @param cancelled is asked between blocks; once true, no further file is read
     */
    public FileHashes(Storage storage, BooleanSupplier cancelled) {
        this.storage = storage;
        this.cancelled = cancelled;
    }

    /** In lower-case hex; empty where the file could not be read to its end, or nobody wants to know any more. */
    Optional<String> of(Inspection inspection, CheckpointInspection checkpoint, CheckpointInspection.FileReport file) {
        return known.computeIfAbsent(inspection.listing().location().resolve(checkpoint.checkpoint().path()).resolve(file.file().path()), this::hash);
    }

    private Optional<String> hash(Location file) {
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = storage.open(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                }
            }
        } catch (IOException unread) {
            // the report says "not read"; why not, the inspection has said
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
