package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small checkpoint of a rate source without state, as Spark 3.5 writes it. */
final class Query {
    private static final String OFFSETS =
            """
            v1
            {"batchWatermarkMs":0,"batchTimestampMs":1700000000000,"conf":{"spark.sql.shuffle.partitions":"2"}}
            %d""";

    private Query() {}

    /** Writes it, with that many batches, all of them committed. */
    static Path write(Path folder, int batches) throws IOException {
        for (String name : new String[] {"offsets", "commits", "sources/0"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("metadata"), "{\"id\":\"0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11\"}");
        Files.writeString(folder.resolve("sources/0/0"), "v1\n1700000000000");
        for (int batch = 0; batch < batches; batch++) {
            Files.writeString(folder.resolve("offsets/" + batch), OFFSETS.formatted(batch + 1));
            Files.writeString(folder.resolve("commits/" + batch), "v1\n{\"nextBatchWatermarkMs\":0}");
        }
        return folder;
    }
}
