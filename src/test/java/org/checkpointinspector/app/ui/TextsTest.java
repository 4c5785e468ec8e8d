package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkpointinspector.app.ui.details.DetailsViewModel;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.settings.Theme;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/checkpointinspector/app/ui");
    private static final Path BUNDLE = Path.of("src/main/resources/org/checkpointinspector/app/ui/texts.properties");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z_.]+)\"");

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> words = words();
        Set<String> unused = keys().stream().filter(key -> !isUsed(key, words)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    /** A key is named whole, or without the plural's ending, or by what is before a value that is put together with it. */
    private static boolean isUsed(String key, Set<String> words) {
        String stem = key.replaceFirst("\\.(one|many|words|tooltip|advice|word|title)$", "");
        String twice = stem.replaceFirst("\\.(one|many|words|tooltip|word)$", "");
        int dot = stem.lastIndexOf('.');
        String prefix = stem.substring(0, dot + 1);
        String prefixTwice = twice.substring(0, twice.lastIndexOf('.') + 1);
        return words.contains(key) || words.contains(stem) || words.contains(twice) || words.contains(prefix) || words.contains(prefixTwice)
                || words.contains(key.substring(key.indexOf('.') + 1)) || words.contains(twice.substring(twice.indexOf('.') + 1))
                || key.startsWith("key.tab.");
    }

    @Test
    void everyValueHasItsText() {
        Set<String> keys = keys();
        Stream.of(
                        names("severity.", Severity.values(), ".word", ".one", ".many", ".tooltip"),
                        names("health.", Health.values(), "", ".tooltip"),
                        names("health.verdict.", Verdict.values(), ""),
                        names("health.outcome.", Outcome.values(), "", ".tooltip"),
                        names("verdict.here.", Verdict.values(), ""),
                        names("kind.", Checkpoint.Kind.values(), "", ".title"),
                        names("problem.", ListingProblem.Kind.values(), ""),
                        names("failed.", StorageException.Kind.values(), ""),
                        names("theme.", Theme.values(), ""),
                        names("status.depth.", Depth.values(), ""),
                        names("tab.", DetailsViewModel.Tab.values(), ""),
                        names("maintain.", Action.values(), "", ".tooltip"),
                        names("maintain.button.", Action.values(), ""),
                        names("maintain.what.", PlanClear.What.values(), ""),
                        names("maintain.ended.", org.checkpointinspector.maintain.Outcome.Status.values(), ""),
                        names("key.tab.", DetailsViewModel.Tab.values(), ""))
                .flatMap(each -> each)
                .forEach(key -> assertTrue(keys.contains(key), key));
    }

    @Test
    void everyPlaceOfAMessageIsFilled() throws IOException {
        for (String key : keys()) {
            String pattern = Texts.text(key);
            assertTrue(!pattern.contains("'"), key + " has an apostrophe that MessageFormat takes for a quote");
        }
    }

    private static Stream<String> names(String prefix, Enum<?>[] values, String... endings) {
        return Stream.of(values).flatMap(value -> Stream.of(endings).map(ending -> prefix + value + ending));
    }

    private static Set<String> keys() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLE)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames();
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        return words;
    }
}
