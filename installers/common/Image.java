import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes what the installers of all platforms have in common, from {@code target/dist} and the JDK that runs this: {@code target/installers/image} with
 * {@code bin}, {@code lib}, {@code runtime}, licence, notices and the list of parts. Then hands over to the script of this platform.
 *
 * <p>Run by {@code mvn -Pinstallers package}. Arguments: version, time stamp of the build (ISO 8601).
 */
final class Image {
    private static final int JDK = 25;

    /** What the program and its libraries use. jdeps cannot tell: Hadoop and the AWS SDK name most of it in strings. */
    private static final List<String> MODULES = List.of(
            // the window, by way of JavaFX
            "java.desktop", "jdk.unsupported",
            // Hadoop, its configuration and its HTTP
            "java.management", "java.naming", "java.sql", "java.xml", "java.compiler", "java.net.http", "jdk.net", "jdk.management", "jdk.httpserver",
            // Kerberos, and the addresses of its servers from DNS
            "java.security.jgss", "java.security.sasl", "jdk.security.auth", "jdk.security.jgss", "jdk.naming.dns",
            // elliptic curves for TLS, and certificates that the operating system keeps
            "jdk.crypto.ec", "jdk.crypto.cryptoki", "java.logging",
            // names of files and terminals that are not UTF-8; ZIP files as file systems
            "jdk.charsets", "jdk.zipfs");

    private static final String PLATFORM = platform();
    private static final Path TARGET = Path.of("target/installers").toAbsolutePath();
    private static final Path PARTS = TARGET.resolve("sbom.json");
    private static final Path IMAGE = TARGET.resolve("image");
    private static final Path LIB = IMAGE.resolve("lib");
    private static final Path RUNTIME = IMAGE.resolve("runtime");
    private static final Path PROGRAM = LIB.resolve("checkpoint-inspector.jar");

    private Image() {}

    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() != JDK || !Files.exists(tool("jlink"))) {
            System.err.println("The installers need a JDK " + JDK + " with jlink; this is Java " + Runtime.version() + " in " + System.getProperty("java.home")
                    + ". Set JAVA_HOME.");
            System.exit(70);
        }
        if (!Files.exists(PARTS)) {
            System.err.println("The list of parts, " + PARTS + ", is missing: its Maven plugin asks the repository, and does nothing offline. Leave out -o.");
            System.exit(70);
        }
        String version = arguments[0];
        FileTime built = FileTime.from(Instant.parse(arguments[1]));
        delete(IMAGE);
        copy(Path.of("target/dist"), IMAGE);
        link();
        keepOnlyNativesOfThisPlatform(built);
        Notices.write(LIB, TARGET.resolve("THIRD-PARTY.txt"), IMAGE.resolve("THIRD-PARTY-NOTICES.txt"));
        Files.copy(PARTS, IMAGE.resolve("checkpoint-inspector.cdx.json"), StandardCopyOption.REPLACE_EXISTING);
        new Training(IMAGE, TARGET.resolve("training")).run();
        List<String> script = PLATFORM.equals("windows")
                ? List.of("powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", "installers\\windows\\package.ps1", version)
                : List.of("bash", "installers/" + PLATFORM + "/package.sh", version, String.valueOf(built.toMillis() / 1000));
        run(Map.of("JAVA_HOME", System.getProperty("java.home")), script);
    }

    /** The name of this platform's folder beside this one's. */
    static String platform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("win") ? "windows" : name.contains("mac") ? "macos" : "linux";
    }

    private static void link() throws Exception {
        run(Map.of(), List.of(
                tool("jlink").toString(), "--add-modules", String.join(",", MODULES), "--output", RUNTIME.toString(),
                "--strip-debug", "--no-header-files", "--no-man-pages"));
        // needed to make an archive of the JDK's own classes, which is part of the program's
        Files.deleteIfExists(RUNTIME.resolve("lib/classlist"));
    }

    /**
     * Takes the native libraries of other platforms out of the jars, and JavaFX's out of its jar to where Java looks first, so that it need not copy them into
     * the user's home.
     */
    private static void keepOnlyNativesOfThisPlatform(FileTime built) throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")).sorted().toList()) {
                strip(jar, built);
                Files.setLastModifiedTime(jar, built);
            }
        }
    }

    private static void strip(Path jar, FileTime built) throws IOException {
        boolean javafx = jar.getFileName().toString().startsWith("javafx-");
        Map<String, Boolean> natives = new TreeMap<>();
        Path stripped = jar.resolveSibling("stripped");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            from.stream().filter(entry -> Natives.is(entry.getName())).forEach(entry -> natives.put(entry.getName(), !javafx && Natives.ofThisPlatform(entry.getName())));
            if (natives.isEmpty()) {
                return;
            }
            if (!javafx && !natives.containsValue(true)) {
                throw new IOException(jar + " has no native library for this platform");
            }
            try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(stripped))) {
                to.setLevel(9);
                for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
                    if (natives.getOrDefault(entry.getName(), true)) {
                        ZipEntry copy = new ZipEntry(entry.getName());
                        copy.setLastModifiedTime(built);
                        to.putNextEntry(copy);
                        from.getInputStream(entry).transferTo(to);
                    } else if (javafx) {
                        Path native_ = RUNTIME.resolve(PLATFORM.equals("windows") ? "bin" : "lib").resolve(entry.getName());
                        Files.copy(from.getInputStream(entry), native_, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", PLATFORM.equals("windows") ? name + ".exe" : name);
    }

    static void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            System.err.println("Failed with status " + status + ": " + String.join(" ", command));
            System.exit(status);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
