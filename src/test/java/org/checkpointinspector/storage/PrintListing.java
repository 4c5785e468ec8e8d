package org.checkpointinspector.storage;

/** Prints the files of a folder, the kinds of problems, and how a place beyond ASCII fails; run by {@link LocalStorageTest} in another locale. */
final class PrintListing {

    private PrintListing() {}

    /** Takes the folder. */
    public static void main(String[] folder) throws StorageException {
        try (Storage storage = new LocalStorage()) {
            Listing listing = storage.list(Location.parse(folder[0]), ListingProgress.NONE);
            StorageContract.lengths(listing.root()).keySet().forEach(System.out::println);
            listing.problems().forEach(problem -> System.out.println(problem.kind()));
            try {
                storage.list(Location.parse("/caf\u00e9"), ListingProgress.NONE);
            } catch (StorageException e) {
                System.out.println(e.kind());
            }
        }
    }
}
