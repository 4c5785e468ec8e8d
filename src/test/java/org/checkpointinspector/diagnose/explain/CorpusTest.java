package org.checkpointinspector.diagnose.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Error texts as users meet them, with the Spark version and where the wording was read; and texts that have nothing to do with checkpoints. */
class CorpusTest {

    /** One text of the corpus: what stands after {@code ===}, and the text. */
    private record Entry(String title, String text) {}

    private static List<Entry> entries(String file) throws IOException {
        String all = Files.readString(Path.of("src/test/resources/explain", file));
        return Arrays.stream(all.split("(?m)^=== "))
                .filter(part -> !part.isBlank())
                .map(part -> new Entry(part.substring(0, part.indexOf('\n')), part.substring(part.indexOf('\n') + 1)))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> knownFailures() throws IOException {
        return entries("known.txt").stream().map(entry -> DynamicTest.dynamicTest(entry.title(), () -> {
            Explanation explanation = GoldenErrorsTest.explain(entry.text());
            assertEquals(entry.title().split(" \\| ")[0], explanation.cause().id(), explanation.toString());
            assertFalse(explanation.summary().isBlank() || explanation.remedy().isBlank());
        }));
    }

    @TestFactory
    Stream<DynamicTest> unrelatedTexts() throws IOException {
        return entries("unrelated.txt").stream().map(entry -> DynamicTest.dynamicTest(entry.title(), () -> {
            Explanation explanation = GoldenErrorsTest.explain(entry.text());
            assertEquals(FailureCause.NOT_RECOGNISED, explanation.cause(), explanation.toString());
        }));
    }

    @Test
    void everyCauseIsMetAndNoTextTwice() throws IOException {
        List<Entry> known = entries("known.txt");
        assertTrue(known.size() >= 60, known.size() + " texts");
        assertTrue(entries("unrelated.txt").size() >= 20);
        assertEquals(known.size(), known.stream().map(Entry::text).distinct().count());
        Set<FailureCause> met = EnumSet.of(FailureCause.NOT_RECOGNISED);
        for (Entry entry : known) {
            Arrays.stream(FailureCause.values()).filter(cause -> entry.title().startsWith(cause.id() + " |")).forEach(met::add);
        }
        assertEquals(EnumSet.allOf(FailureCause.class), met);
    }
}
