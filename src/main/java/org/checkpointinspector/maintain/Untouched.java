package org.checkpointinspector.maintain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;

/**
 * What lies in a folder and is named by no step of a plan, in short. If it differs later, somebody else has written there.
 *
 * @param place the folder
 * @param files number of files, companions included
 * @param bytes of all of them
 * @param sha256 over path, length and time in seconds of each, in the order of the listing; in hex
 */
public record Untouched(Location place, long files, long bytes, String sha256) {

    /** What a listing holds of files that are no steps, their paths relative to the listing. */
    public static Untouched of(Listing listing, Predicate<String> isStep) {
        MessageDigest digest = Hashes.sha256();
        long files = 0;
        long bytes = 0;
        for (Step step : Steps.below(listing.root())) {
            if (!isStep.test(step.path())) {
                files++;
                bytes += step.bytes();
                digest.update((step.path() + '\0' + step.bytes() + '\0' + Math.floorDiv(step.modifiedMs(), 1000L) + '\n').getBytes(UTF_8));
            }
        }
        return new Untouched(listing.location(), files, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** The newest file of a listing, for a person who asks who writes there. */
    static Optional<Step> newest(Listing listing) {
        return Steps.below(listing.root()).stream().max(Comparator.comparingLong(Step::modifiedMs));
    }
}
