package org.checkpointinspector.maintain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
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

    /** Whether phases name a file at a place, by its path; none where they move the place as a whole, for then all is to be as it was. */
    static Predicate<String> named(Location place, List<Phase> phases) {
        return movesWhole(place, phases) ? path -> false : named(place, phases, phase -> phase.from().equals(place) || phase.to().equals(place));
    }

    /** Whether phases bring a file to a place, one by one. */
    static Predicate<String> brought(Location place, List<Phase> phases) {
        return named(place, phases, phase -> phase.to().equals(place));
    }

    private static Predicate<String> named(Location place, List<Phase> phases, Predicate<Phase> which) {
        Listing named = Phase.named(place, phases, phase -> which.test(phase) && phase.kind() != Phase.Kind.MOVE_FOLDER);
        return path -> named.file(path).isPresent();
    }

    /** Whether a place is moved as a whole. */
    static boolean movesWhole(Location place, List<Phase> phases) {
        return phases.stream().anyMatch(phase -> phase.kind() == Phase.Kind.MOVE_FOLDER && phase.from().equals(place));
    }

    /** Whether this is what some phase brought as a whole. */
    boolean isBroughtBy(List<Phase> phases) {
        return phases.stream()
                .filter(phase -> phase.kind() == Phase.Kind.MOVE_FOLDER && phase.to().equals(place))
                .anyMatch(phase -> phase.steps().count() == files && phase.steps().bytes() == bytes);
    }

    /** The newest file of a listing, for a person who asks who writes there. */
    public static Optional<Step> newest(Listing listing) {
        return Steps.below(listing.root()).stream().max(Comparator.comparingLong(Step::modifiedMs));
    }
}
