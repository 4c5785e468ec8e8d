import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Runs the program as people do and archives the classes that it needs, for a fast start (class data sharing): the window, the commands, and stores that do not
 * answer. The archive finds the jars wherever the whole folder moves to; it knows them by name, size and time.
 */
final class Training {
    private static final List<String> WINDOW = List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true", "-Dcheckpointinspector.endAfterFilledFrame=8000");
    /** What draws on a real display, which the training has none of. */
    private static final List<String> DISPLAY_CLASSES = List.of(
            "com/sun/glass/ui/gtk/", "com/sun/glass/ui/win/", "com/sun/glass/ui/mac/", "com/sun/prism/es2/", "com/sun/prism/d3d/", "com/sun/prism/mtl/",
            "com/sun/prism/impl/", "com/sun/javafx/font/");

    private final Path image;
    private final Path work;
    private final Path java;

    Training(Path image, Path work) {
        this.image = image;
        this.work = work;
        java = image.resolve("runtime/bin").resolve(Image.platform().equals("windows") ? "java.exe" : "java");
    }

    void run() throws IOException, InterruptedException {
        Image.delete(work);
        Files.createDirectories(work);
        TreeSet<String> classes = new TreeSet<>();
        classes.addAll(learn(List.of(), "samples"));
        Path sample = sample();
        for (String line : List.of("--version", "--help", "inspect --help", "ls", "ls --json", "inspect", "inspect --json", "inspect --quick", "inspect --deep", "state", "state --json", "offsets", "open --help")) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            if (!line.contains("--help") && !line.contains("--version")) {
                words.add(sample.toString());
            }
            classes.addAll(learn(List.of(), words.toArray(String[]::new)));
        }
        classes.addAll(learn(List.of(), "decode", sample.resolve("metadata").toString()));
        classes.addAll(learn(List.of(), "explain", Files.writeString(work.resolve("driver.log"), "java.io.FileNotFoundException: File does not exist\n").toString()));
        classes.addAll(learn(List.of(), "ls", "hdfs://localhost:1/checkpoints"));
        classes.addAll(learn(List.of(), "ls", "s3a://bucket/checkpoints", "-D", "fs.s3a.endpoint=http://127.0.0.1:1", "-D", "fs.s3a.access.key=none", "-D", "fs.s3a.secret.key=none"));
        classes.addAll(learn(WINDOW));
        classes.addAll(learn(WINDOW, "open", sample.toString()));
        classes.addAll(displayClasses());
        archive(classes);
    }

    /** A sample that needs as much of the program as there is: one with state. */
    private Path sample() throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            return all.filter(path -> Files.isDirectory(path.resolve("state")) && Files.isDirectory(path.resolve("offsets"))).sorted().findFirst().orElseThrow();
        }
    }

    /** The classes that one run of the program loads. How it ends does not matter. */
    private List<String> learn(List<String> options, String... arguments) throws IOException, InterruptedException {
        Path list = work.resolve("classes.list");
        Files.deleteIfExists(list);
        List<String> more = new ArrayList<>(options);
        more.add("-XX:DumpLoadedClassList=" + list);
        more.add("-Duser.home=" + work);
        run(more, List.of(arguments));
        try (Stream<String> lines = Files.lines(list)) {
            // the numbers are one run's; classes of other loaders cannot be told apart without them
            return lines.filter(line -> !line.startsWith("#") && !line.contains(" source: ")).map(line -> line.replaceFirst(" id: \\d+$", "")).toList();
        }
    }

    private List<String> displayClasses() throws IOException {
        List<String> classes = new ArrayList<>();
        try (Stream<Path> jars = Files.list(image.resolve("lib"))) {
            for (Path jar : jars.filter(path -> path.getFileName().toString().startsWith("javafx-graphics-")).toList()) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream().map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class") && DISPLAY_CLASSES.stream().anyMatch(name::startsWith))
                            .forEach(name -> classes.add(name.substring(0, name.length() - ".class".length())));
                }
            }
        }
        return classes;
    }

    private void archive(TreeSet<String> classes) throws IOException, InterruptedException {
        Path list = Files.write(work.resolve("all.list"), classes);
        Path archive = image.resolve("lib/checkpoint-inspector.jsa");
        Files.deleteIfExists(archive);
        run(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive), null);
        if (!Files.exists(archive)) {
            throw new IOException("no archive of classes was made; see " + work.resolve("output"));
        }
    }

    /** Runs the program; without arguments, what the options say of its class path. */
    private void run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of(arguments == null ? "-cp" : "-jar", image.resolve("lib/checkpoint-inspector.jar").toString()));
        command.addAll(arguments == null ? List.of() : arguments);
        Path output = work.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Map<String, String> environment = builder.environment();
        List.of("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA", "HOME").forEach(name -> environment.put(name, work.toString()));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("still running after five minutes: " + String.join(" ", command));
        }
    }
}
