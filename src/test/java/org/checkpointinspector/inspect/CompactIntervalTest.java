package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interval as {@code CompactibleFileStreamLog} derives it, and what it makes necessary. */
class CompactIntervalTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 1 2                    | 10 | 10 | 2  | 0
            8.compact 9 10           | 10 | 9  | 10 | 8
            2.compact 5.compact 6    | 10 | 3  | 6  | 5
            11.compact 12 13         | 5  | 6  | 13 | 11
            11.compact 12            | 7  | 12 | 12 | 11
            12.compact 13            | 5  | 13 | 13 | 12
            99.compact 109.compact   | 10 | 10 | 109| 109
            """)
    void is_derived_from_the_names(String names, int configured, long interval, long latest, long firstNeeded) throws Exception {
        for (String name : names.split(" ")) {
            Files.writeString(folder.resolve(name), "v1");
        }
        Location location = Location.parse(folder.toString());
        try (Storage storage = Stores.open(location)) {
            LogFolder log = LogFolder.compactible(Optional.of(storage.list(location, ListingProgress.NONE).root()));
            CompactInterval derived = CompactInterval.of(log, configured);
            assertEquals(interval, derived.batches());
            assertEquals(firstNeeded, derived.firstNeeded(latest));
        }
    }
}
