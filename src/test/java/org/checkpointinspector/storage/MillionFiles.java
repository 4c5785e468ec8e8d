package org.checkpointinspector.storage;

import java.util.Random;

/** Builds a listing of a million files and looks files up in it; run by {@link MillionFilesTest} in a small heap of its own. */
final class MillionFiles {

    private static final String[] STORES = {"left-keyToNumValues", "left-keyWithIndexToValue", "right-keyToNumValues", "right-keyWithIndexToValue"};

    private MillionFiles() {}

    /** Prints the number of files, companions included, and their bytes. */
    public static void main(String[] shape) {
        ListingBuilder builder = new ListingBuilder(new Location("file", "", "/ck"));
        switch (shape[0]) {
            case "join" -> join(builder);
            case "rdds" -> rdds(builder);
            default -> flat(builder);
        }
        long added = builder.files();
        Listing listing = builder.build();
        Folder root = listing.root();
        long[] seen = new long[1];
        visit(root, seen);
        if (seen[0] != root.totalFiles()) {
            throw new IllegalStateException("seen " + seen[0] + " of " + root.totalFiles());
        }
        System.out.println(added + " added, " + root.totalFiles() + " files, " + root.totalBytes() + " bytes");
    }

    /** A stream-stream join: 250 partitions, 4 stores each, 500 deltas with a checksum each. */
    private static void join(ListingBuilder builder) {
        for (int partition = 0; partition < 250; partition++) {
            for (String store : STORES) {
                String folder = "state/0/" + partition + "/" + store + "/";
                for (int version = 1000; version < 1500; version++) {
                    builder.add(folder + version + ".delta", 1000, 1_700_000_000_000L + version);
                    builder.add(folder + "." + version + ".delta.crc", 16, 1_700_000_000_000L + version);
                }
            }
        }
    }

    /** A DStream application that checkpoints many small RDDs: 125,000 folders of 4 partitions with a checksum each. */
    private static void rdds(ListingBuilder builder) {
        for (int rdd = 0; rdd < 125_000; rdd++) {
            String folder = "3f0c29f5-6ef2-4b66-9d80-5a7c9f0a4f11/rdd-" + rdd + "/";
            for (int part = 0; part < 4; part++) {
                builder.add(folder + "part-0000" + part, 1000, 1_700_000_000_000L + rdd);
                builder.add(folder + ".part-0000" + part + ".crc", 16, 1_700_000_000_000L + rdd);
            }
        }
    }

    /** An offset log that was never cleaned, in the order in which a disk happens to list it. */
    private static void flat(ListingBuilder builder) {
        int[] batches = new Random(1).ints(0, Integer.MAX_VALUE).distinct().limit(1_000_000).toArray();
        for (int batch : batches) {
            builder.add("offsets/" + batch, 700, batch);
        }
    }

    private static void visit(Folder folder, long[] seen) {
        for (FileEntry file : folder.files()) {
            seen[0]++;
            if (folder.file(file.name()).orElseThrow().bytes() != file.bytes()) {
                throw new IllegalStateException(file.path());
            }
        }
        folder.folders().forEach(child -> visit(child, seen));
    }
}
