import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The notices of third parties: the list of libraries with their licences, then every licence and notice that stands in their jars, each text once. */
final class Notices {
    private static final Pattern TEXT = Pattern.compile("(?i)(META-INF/)?(license|notice)[^/]*(\\.txt|\\.md)?");

    private Notices() {}

    static void write(Path lib, Path list, Path notices) throws IOException {
        Map<String, TreeSet<String>> jarsByText = new LinkedHashMap<>();
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar") && !path.endsWith("checkpoint-inspector.jar")).sorted().toList()) {
                for (String text : texts(jar)) {
                    jarsByText.computeIfAbsent(text, new_ -> new TreeSet<>()).add(jar.getFileName().toString());
                }
            }
        }
        StringBuilder all = new StringBuilder(Files.readString(list).strip())
                .append("\n\nThe Java runtime is a part of OpenJDK (GPL-2.0 with the Classpath Exception); its licences are in runtime/legal.\n");
        jarsByText.forEach((text, jars) -> all.append("\n").append("=".repeat(100)).append("\n").append(String.join(", ", jars)).append("\n").append("=".repeat(100)).append("\n\n").append(text).append("\n"));
        Files.writeString(notices, all);
    }

    private static List<String> texts(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> TEXT.matcher(entry.getName()).matches() && !entry.getName().toLowerCase(Locale.ROOT).endsWith(".class") && !entry.isDirectory())
                    .map(entry -> read(zip, entry))
                    .toList();
        }
    }

    private static String read(ZipFile zip, java.util.zip.ZipEntry entry) {
        try {
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
