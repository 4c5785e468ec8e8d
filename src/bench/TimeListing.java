import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;

/** Lists a folder ten times; prints the first time (nothing is compiled yet), the best one, and what a listing holds of the heap. */
public final class TimeListing {

    /** Takes the folder and the milliseconds that {@code find} took. */
    public static void main(String[] arguments) throws Exception {
        Location folder = Location.parse(arguments[0]);
        long find = Math.max(1, Long.parseLong(arguments[1]));
        long first = 0;
        long best = Long.MAX_VALUE;
        Listing listing = null;
        long empty = heap();
        try (Storage storage = Stores.open(folder)) {
            for (int run = 0; run < 10; run++) {
                long start = System.nanoTime();
                listing = storage.list(folder, ListingProgress.NONE);
                long took = (System.nanoTime() - start) / 1_000_000;
                first = run == 0 ? took : first;
                best = Math.min(best, took);
            }
        }
        System.out.printf("our listing, first         %d ms, %.2f times find%n", first, (double) first / find);
        System.out.printf("our listing, best of ten   %d ms, %.2f times find%n", best, (double) best / find);
        long held = heap() - empty;
        System.out.printf("heap held                  %d kB for %s%n", held / 1024, listing.root());
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
