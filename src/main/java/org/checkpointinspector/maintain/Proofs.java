package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.checkpointinspector.maintain.Manifest.Proof;
import org.checkpointinspector.storage.ContentSums;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredChecksums;
import org.checkpointinspector.storage.StoredChecksums.StoredChecksum;
import org.jspecify.annotations.Nullable;

/**
 * Proves copies. Length and time prove nothing: neighbouring batch files are often of one length. Where a store keeps a checksum it is taken, and compared
 * with that of the other store, or with the bytes of the other end; where none does, both ends are read after the copy was made. What was read while copying
 * counts for nothing, since it is what may have been read wrongly.
 */
final class Proofs {

    private final Places places;
    private final boolean full;
    private @Nullable Boolean tagsAreSums;

    /**
     * Prepares proving.
     *
     * @param full whether both ends are always read
     */
    Proofs(Places places, boolean full) {
        this.places = places;
        this.full = full;
    }

    /**
     * A copy that is what the original is.
     *
     * @param hash the name of the algorithm in lower case, a colon, and the sum in hex
     */
    record Proven(String hash, Proof proof) {}

    /** The proof; empty if the copy is not there or not the same. */
    Optional<Proven> of(Location original, Location copy) throws IOException {
        Optional<StoredChecksum> one = full ? Optional.empty() : stored(original);
        Optional<StoredChecksum> other = full ? Optional.empty() : stored(copy);
        if (one.isPresent() && other.isPresent() && one.get().algorithm() == other.get().algorithm()) {
            return one.get().hex().equals(other.get().hex()) ? Optional.of(new Proven(text(one.get()), Proof.STORE_CHECKSUMS)) : Optional.empty();
        }
        Optional<StoredChecksum> known = one.isPresent() ? one : other;
        if (known.isPresent()) {
            return matches(one.isPresent() ? copy : original, known.get()) ? Optional.of(new Proven(text(known.get()), Proof.STORE_CHECKSUMS)) : Optional.empty();
        }
        String hash = Run.hash(places, original);
        return !hash.isEmpty() && hash.equals(Run.hash(places, copy)) ? Optional.of(new Proven("sha256:" + hash, Proof.BOTH_READ)) : Optional.empty();
    }

    /**
     * The proof of a copy by what listings made after it tell; empty where they tell nothing, or something else, which proves nothing either.
     *
     * @param original as it was listed before it was copied
     */
    Optional<Proven> listed(Phase phase, FileEntry original, Optional<FileEntry> copy) throws IOException {
        @Nullable String tag = copy.isEmpty() || copy.get().bytes() != original.bytes() ? null : copy.get().tag();
        if (full || tag == null) {
            return Optional.empty();
        }
        StoredChecksum sum = new StoredChecksum(StoredChecksums.Algorithm.MD5, tag);
        boolean same = original.tag() == null
                ? matches(phase.from().resolve(original.path()), sum)
                : tag.equals(original.tag()) && areTagsSums(phase.to().resolve(original.path()), sum);
        return same ? Optional.of(new Proven(text(sum), Proof.STORE_CHECKSUMS)) : Optional.empty();
    }

    /** Some stores have tags of that form which are no sums of the bytes: one file is read to know. */
    private synchronized boolean areTagsSums(Location file, StoredChecksum tag) throws IOException {
        if (tagsAreSums == null) {
            tagsAreSums = matches(file, tag);
        }
        return tagsAreSums;
    }

    private Optional<StoredChecksum> stored(Location file) throws StorageException {
        Optional<StoredChecksums> checksums = places.storage(file).capability(StoredChecksums.class);
        try {
            return checksums.isEmpty() ? Optional.empty() : checksums.get().of(file);
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean matches(Location file, StoredChecksum stored) throws IOException {
        try (InputStream content = places.storage(file).open(file)) {
            return sums(content, stored.algorithm()).match(stored);
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** One sum of what a stream still holds. */
    private static ContentSums sums(InputStream content, StoredChecksums.Algorithm algorithm) throws IOException {
        ContentSums sums = new ContentSums(algorithm);
        Hashes.read(content, sums::update);
        return sums;
    }

    private static String text(StoredChecksum stored) {
        return stored.algorithm().name().toLowerCase(Locale.ROOT) + ":" + stored.hex();
    }

    /**
     * Whether a stream holds what a manifest says.
     *
     * @param hash as in a manifest
     * @throws IllegalArgumentException if no algorithm of that name is known
     */
    static boolean matches(InputStream content, String hash) throws IOException {
        String[] parts = hash.split(":", 2);
        if (parts[0].equals("sha256")) {
            return parts[1].equals(Hashes.sha256(content));
        }
        StoredChecksums.Algorithm algorithm = StoredChecksums.Algorithm.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return parts.length == 2 && sums(content, algorithm).match(new StoredChecksum(algorithm, parts[1]));
    }
}
