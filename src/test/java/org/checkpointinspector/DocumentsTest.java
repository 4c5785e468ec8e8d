package org.checkpointinspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.explain.FailureCause;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of the program is so. */
class DocumentsTest {
    private static final Path GUIDE = Path.of("src/docs/guide.md");
    private static final Path PICTURES = Path.of("assets/screenshots");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)|(?:src|href)=\"([^\"#]+)\"");

    @Test
    void theGuideListsEveryRoleWithItsWords() throws IOException {
        List<String> rows = Files.readAllLines(GUIDE);
        for (Role role : Role.values()) {
            String start = "| `" + role.id() + "` | " + role.words() + " | ";
            assertTrue(rows.stream().anyMatch(row -> row.startsWith(start)), start);
        }
    }

    @Test
    void theGuideExplainsEverySeverityAndHealth() throws IOException {
        String guide = Files.readString(GUIDE);
        Stream.concat(Stream.of(Severity.values()), Stream.of(Health.values()))
                .forEach(word -> assertTrue(guide.contains("\n| `" + word + "` | "), word.name()));
    }

    @Test
    void theGuideExplainsEveryCauseOfAFailure() throws IOException {
        String guide = Files.readString(GUIDE);
        Stream.of(FailureCause.values()).forEach(cause -> assertTrue(guide.contains("\n| `" + cause.id() + "` | "), cause.id()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            // the pictures are taken by a test of the window, and may not have been taken yet
            boolean untaken = target.startsWith(PICTURES.toString()) && !Files.isDirectory(PICTURES);
            if (!target.contains("://") && !untaken) {
                Path folder = document.toAbsolutePath().getParent();
                assertTrue(Files.exists(folder.resolve(target)), document + " links to " + target);
            }
        }
    }

    @Test
    void theContinuousBuildRunsTheTestCommandOfTheReadme() throws IOException {
        String last = Files.readAllLines(Path.of(".ci/run")).stream().filter(line -> line.startsWith("mvn ")).findFirst().orElseThrow();
        assertEquals(1, Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.equals(last)).count(), last);
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> all = Stream.concat(Files.walk(Path.of("src/docs")), Stream.of(Path.of("README.md"), Path.of(".github/CONTRIBUTING.md")))) {
            return all.filter(path -> path.toString().endsWith(".md")).toList().stream();
        }
    }
}
