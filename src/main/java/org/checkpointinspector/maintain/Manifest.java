package org.checkpointinspector.maintain;

import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** What a backup holds: a document that is written last, so that a backup without one is incomplete. */
public final class Manifest {

    /** Its name in the folder of the backup, or in the archive. */
    public static final String FILE = "manifest.json";

    /** Value of {@code schema}; grows when a field changes its meaning, not when one is added. */
    public static final String SCHEMA = "checkpoint-inspector/manifest/1";

    private Manifest() {}

    /** Where the manifest of a folder of a plan's backup lies: the sink's log, which some plans set aside as well, has its own. */
    static Location place(Plan plan, Location folder) {
        return plan.backup().resolve(folder.equals(plan.data()) ? FILE : "manifest-" + folder.name() + ".json");
    }

    /** How it is known that a file in the backup is what the original was. The names are written into manifests and stay stable. */
    public enum Proof {
        /** Original and copy were both read after the copy was made, and have the same hash. */
        BOTH_READ,
        /** A checksum that a store keeps is the one of the other end: of its store, or of its bytes. */
        STORE_CHECKSUMS,
        /** The copies were proven by a run that did not live to say how; the hash is that of the copy. */
        PROVEN_BEFORE,
        /** It is the original, under another name. */
        RENAMED
    }

    /**
     * A file of a backup.
     *
     * @param path relative to the checkpoint, separated by {@code /}
     * @param bytes length in bytes
     * @param modifiedMs last modification of the original, ms since the epoch
     * @param hash {@code sha256:…} in hex, or a store's checksum with its name before it; null for a file that was renamed and not read
     * @param proof how it is known to be whole
     * @param owner of the original, null where its store has none
     * @param group of the original, null where its store has none
     * @param mode permissions of the original as {@code rwxr-x---}, null where its store has none
     */
    public record Entry(
            String path,
            long bytes,
            long modifiedMs,
            @Nullable String hash,
            Proof proof,
            @Nullable String owner,
            @Nullable String group,
            @Nullable String mode) {}
}
