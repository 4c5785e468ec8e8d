package org.checkpointinspector.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is handed out, started by its script. */
@DisabledOnOs(OS.WINDOWS)
class DistIT {
    private static final Path DIST = Path.of("target/dist").toAbsolutePath();
    private static final Path SCRIPT = DIST.resolve("bin/checkpoint-inspector");

    @TempDir
    private Path folder;

    private record Run(int status, String out, String err) {}

    @Test
    void theScriptStartsTheProgramFromAnywhereAndThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), SCRIPT);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("link"));
        for (Path start : List.of(SCRIPT, link, relative)) {
            Run run = run(Map.of(), start.toString(), "--version");
            assertEquals(0, run.status(), run.err());
            assertTrue(run.out().matches("(?s)checkpoint-inspector \\d.*"), run.out());
            assertEquals("", run.err());
        }
    }

    @Test
    void namesBeyondAsciiAreReadWithoutAUtf8Locale() throws Exception {
        Path place = Files.createDirectories(folder.resolve("größe-漢字"));
        Run run = run(Map.of("LC_ALL", "C"), SCRIPT.toString(), "inspect", "--json", place.toString());
        assertEquals(3, run.status(), run.err());
        assertEquals("file://" + place, Schemas.validate("inspect-1", run.out()).get("location").asText());
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws Exception {
        Run wrong = run(Map.of("JAVA_HOME", folder.toString()), SCRIPT.toString(), "--version");
        assertEquals(70, wrong.status());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertTrue(wrong.err().contains("JAVA_HOME"), wrong.err());
    }

    @Test
    void anOldJavaIsNotTried() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho started\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("old/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_402\"\n");
        Run old = run(Map.of("JAVA_HOME", folder.resolve("old").toString()), SCRIPT.toString(), "--version");
        assertEquals(70, old.status());
        assertFalse(old.out().contains("started"));
        assertTrue(old.err().contains("1.8.0_402"), old.err());
    }

    @Test
    void withoutADisplayTheSamplesAreInspected() throws Exception {
        Run run = run(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString(), "HOME", folder.toString()), SCRIPT.toString());
        assertEquals(0, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("libgtk-3-0"), run.err());
        assertTrue(run.out().contains("\nFAILS: Spark "), run.out());
        assertTrue(run.out().contains("VERDICT "), run.out());
    }

    @Test
    void withoutADisplayOpenSaysWhatToTypeInstead() throws Exception {
        Run run = run(Map.of(), SCRIPT.toString(), "open", folder.toString());
        assertEquals(3, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().strip().endsWith("In the terminal: checkpoint-inspector inspect " + folder), run.err());
        assertEquals("", run.out());
    }

    @Test
    void theJavaBesideItIsTheFirstChoice() throws Exception {
        Path home = Files.createDirectories(folder.resolve("with runtime/bin")).getParent();
        Files.copy(SCRIPT, home.resolve("bin/checkpoint-inspector"), StandardCopyOption.COPY_ATTRIBUTES);
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nfor word; do echo \"$word\"; done\n");
        assertTrue(java.toFile().setExecutable(true));
        Run run = run(Map.of("JAVA_HOME", folder.toString()), home.resolve("bin/checkpoint-inspector").toString(), "--version");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().lines().anyMatch(("-XX:SharedArchiveFile=" + home.resolve("lib/checkpoint-inspector.jsa"))::equals), run.out());
    }

    @Test
    void theManifestNamesEveryJarAndNoOther() throws IOException {
        try (Stream<Path> jars = Files.list(DIST.resolve("lib"));
                java.util.jar.JarFile program = new java.util.jar.JarFile(DIST.resolve("lib/checkpoint-inspector.jar").toFile())) {
            List<String> named = new ArrayList<>(List.of(program.getManifest().getMainAttributes().getValue("Class-Path").split(" ")));
            named.add("checkpoint-inspector.jar");
            assertEquals(named.stream().sorted().toList(), jars.map(jar -> jar.getFileName().toString()).sorted().toList(), "mvn clean removes old ones");
        }
    }

    /** A connector for {@code extra://}, as one for {@code gs://} would come: a jar and nothing else. */
    public static final class ExtraConnector extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("extra:///");
        }

        @Override
        public String getScheme() {
            return "extra";
        }
    }

    @Test
    void connectorsAreFoundInAFolderOfTheirOwn() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("dist/lib"));
        try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
            }
        }
        Path script = Files.copy(SCRIPT, Files.createDirectories(folder.resolve("dist/bin")).resolve("checkpoint-inspector"));
        Path connector = connector(Files.createDirectories(folder.resolve("elsewhere")).resolve("connector.jar"));
        Path place = Files.createDirectories(folder.resolve("ck/offsets")).getParent();
        Files.writeString(place.resolve("offsets/0"), "v1\n");

        assertEquals(3, run(Map.of(), script.toString(), "ls", "extra://" + place).status());
        Run named = run(Map.of("CHECKPOINT_INSPECTOR_CLASSPATH", connector.toString()), script.toString(), "ls", "extra://" + place);
        assertTrue(named.out().contains("offset"), named.err());
        Files.copy(connector, Files.createDirectories(lib.resolve("extra")).resolve("connector.jar"));
        Run put = run(Map.of(), script.toString(), "ls", "extra://" + place);
        assertEquals(named.out(), put.out(), put.err());
    }

    private static Path connector(Path jar) throws IOException {
        String name = ExtraConnector.class.getName();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(name.replace('.', '/') + ".class"));
            zip.write(Files.readAllBytes(Path.of("target/test-classes").resolve(name.replace('.', '/') + ".class")));
            zip.putNextEntry(new ZipEntry("META-INF/services/org.apache.hadoop.fs.FileSystem"));
            zip.write(name.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return jar;
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || List.of("LANG", "DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS").contains(name));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "hangs");
        return new Run(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
