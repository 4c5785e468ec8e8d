package org.checkpointinspector.app.ui.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.verdict.Banner.Tone;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {
    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());

    @TempDir
    Path folder;

    @Test
    void greenIsOnlyWhatWasReadInFull() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        assertEquals(Tone.GOOD, banner(home, Depth.DEEP).tone());
        Banner quick = banner(home, Depth.QUICK);
        assertNotEquals(Tone.GOOD, quick.tone());
        assertTrue(quick.verify(), "a quick look offers to verify");
    }

    @Test
    void aFailureNamesFileByteAndSparksError() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        Path newest = Goldens.newest(home.resolve("offsets"));
        Goldens.cut(newest, 200);
        Banner banner = banner(home, Depth.DEEP);
        assertEquals(Tone.BAD, banner.tone());
        assertEquals("Will NOT restart", banner.title());
        assertEquals("offsets/" + newest.getFileName(), banner.path());
        assertEquals(200L, banner.offset());
        assertFalse(banner.spark().exceptions().isEmpty());
    }

    @Test
    void silentLossIsNoGoodNews() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        Goldens.remove(home.resolve("metadata"));
        Banner banner = banner(home, Depth.DEEP);
        assertEquals(Tone.LOSS, banner.tone());
        assertEquals("metadata", banner.path());
    }

    @Test
    void nothingAndSeveralAreToldInOneLook() throws IOException {
        assertEquals(Tone.NEUTRAL, Banner.overview(inspect(folder, Depth.DEEP), formats).tone());
        Goldens.unpack("4.1.3-rate-micro-batch", folder);
        Path second = Goldens.unpack("4.1.3-rate-noop", folder);
        Goldens.cut(Goldens.newest(second.resolve("offsets")), 20);
        Banner banner = Banner.overview(inspect(folder, Depth.DEEP), formats);
        assertEquals(Tone.BAD, banner.tone());
        assertEquals("2 checkpoints", banner.title());
        assertEquals("1 of them will not restart.", banner.sentence());
    }

    @Test
    void sparksErrorIsCopiedAsAStackTraceWouldReadIt() {
        SparkError error = new SparkError(List.of("a.Outer", "b.Inner"), "SOME_CONDITION", "message");
        assertEquals("a.Outer\nCaused by: b.Inner: [SOME_CONDITION] message", VerdictViewModel.fullText(error));
    }

    private Banner banner(Path home, Depth depth) throws IOException {
        Inspection inspection = inspect(home, depth);
        return Banner.of(inspection, inspection.checkpoints().get(0), formats);
    }

    private static Inspection inspect(Path home, Depth depth) throws IOException {
        Location location = Location.parse(home.toString());
        try (Storage storage = Stores.open(location)) {
            return Inspector.inspect(storage, location, new InspectionRequest(depth, List.of(), Map.of()), InspectionListener.NONE);
        }
    }
}
