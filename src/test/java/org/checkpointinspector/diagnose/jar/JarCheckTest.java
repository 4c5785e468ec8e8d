package org.checkpointinspector.diagnose.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.diagnose.jar.JarReport.Result;
import org.checkpointinspector.javaser.JavaStreamReader;
import org.checkpointinspector.javaser.JavaValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that are compiled in the test, before and after a change, against what Java itself wrote of the first. */
class JarCheckTest {

    private static final String APP = """
            package acme;
            public class App implements java.io.Serializable {
                public interface Function extends java.io.Serializable { int of(int value); }
                static class Rate implements java.io.Serializable { int percent; }
                static class Fixed implements java.io.Serializable { private static final long serialVersionUID = 7L; int cents; }
                public static Object[] graph() {
                    int added = 3;
                    Function one = value -> value + added;
                    Function two = App::twice;
                    return new Object[] {one, two, new Rate(), new Fixed()};
                }
                static int twice(int value) { return 2 * value; }
            }
            """;

    @TempDir
    private Path folder;

    private DStreamCheckpoint stored;

    private Path compile(String name, String source) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name + "-src/acme")).resolve("App.java");
        Files.writeString(file, source);
        Path classes = Files.createDirectories(folder.resolve(name));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), file.toString()));
        return classes;
    }

    @BeforeEach
    void storeWhatTheFirstVersionMakes() throws Exception {
        Path classes = compile("first", APP);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<ClassInFile> described;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null); ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            Class<?> app = loader.loadClass("acme.App");
            Method graph = app.getMethod("graph");
            out.writeObject(graph.invoke(null));
            described = List.of(described(loader, "acme.App$Rate"), described(loader, "acme.App$Fixed"));
        }
        JavaValue root = read(bytes.toByteArray());
        stored = new DStreamCheckpoint(null, "app", null, null, 0L, 1L, List.of(), 0L, true, List.of(), Map.of(), List.of(), described, root, null);
    }

    private static JavaValue read(byte[] bytes) throws Exception {
        return new JavaStreamReader(new ByteArrayInputStream(bytes)).nextObject().orElseThrow();
    }

    private static ClassInFile described(ClassLoader loader, String name) throws ClassNotFoundException {
        return new ClassInFile(name, ObjectStreamClass.lookup(loader.loadClass(name)).getSerialVersionUID(), List.of(), false);
    }

    private JarReport check(String change, String from, String to) throws IOException {
        String source = APP.replace(from, to);
        assertTrue(!source.equals(APP) || from.equals(to), "nothing was changed");
        return JarCheck.check(stored, "checkpoint-1", compile(change, source));
    }

    private static Optional<String> exception(JarReport report) {
        return report.classes().stream().map(JarReport.ClassCheck::exception).filter(each -> each != null).findFirst()
                .or(() -> report.functions().stream().map(JarReport.FunctionCheck::exception).filter(each -> each != null).findFirst());
    }

    @Test
    void theSameApplicationFits() throws IOException {
        JarReport report = check("same", "", "");
        assertEquals(Result.FITS, report.result(), report.toString());
        assertEquals(2, report.functions().size(), report.toString());
        assertEquals(2, report.classes().size());
    }

    @Test
    void aFieldThatWasAddedChangesTheComputedUidOnly() throws IOException {
        JarReport report = check("field", "int percent;", "int percent; int base;");
        assertEquals(Result.CHANGED, report.result());
        assertTrue(exception(report).orElseThrow().startsWith("java.io.InvalidClassException: acme.App$Rate; local class incompatible: stream classdesc serialVersionUID = "), report.toString());
        assertEquals(Result.FITS, check("fixed", "int cents;", "int cents; int euros;").result());
    }

    @Test
    void aDeclaredUidThatChangedIsFound() throws IOException {
        assertEquals(
                "java.io.InvalidClassException: acme.App$Fixed; local class incompatible: stream classdesc serialVersionUID = 7, local class serialVersionUID = 8",
                exception(check("uid", "7L", "8L")).orElseThrow());
    }

    @Test
    void aClassThatWasRenamedIsMissing() throws IOException {
        assertEquals("java.lang.ClassNotFoundException: acme.App$Rate", exception(check("renamed", "Rate", "Ratio")).orElseThrow());
    }

    @Test
    void aFunctionThatChangedItsFormIsNotGivenBack() throws IOException {
        JarReport report = check("lambda", "value -> value + added;", "value -> value + 3;");
        assertEquals(Optional.of("java.lang.IllegalArgumentException: Invalid lambda deserialization"), exception(report), report.toString());
        JarReport gone = check("reference", "App::twice", "value -> value");
        assertEquals(Result.CHANGED, gone.result());
    }

    @Test
    void aFunctionWhoseClassIsGoneIsMaskedAsAClassCast() throws IOException {
        JarReport report = JarCheck.check(stored, "checkpoint-1", Files.createDirectories(folder.resolve("empty")));
        assertTrue(report.functions().stream().allMatch(each -> each.result() == Result.MISSING && each.exception().startsWith("java.lang.ClassCastException")), report.toString());
    }

    @Test
    void jarsInJarsAndClassesForNewerJavaAreRead() throws IOException {
        Path same = compile("same", APP);
        Path other = compile("other", APP.replace("7L", "8L"));
        Path inner = folder.resolve("inner.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(inner))) {
            for (String name : List.of("acme/App", "acme/App$Rate", "acme/App$Function")) {
                put(zip, name + ".class", same.resolve(name + ".class"));
            }
            put(zip, "META-INF/versions/11/acme/App$Fixed.class", same.resolve("acme/App$Fixed.class"));
            put(zip, "META-INF/versions/99/acme/App$Fixed.class", other.resolve("acme/App$Fixed.class"));
            put(zip, "acme/App$Fixed.class", other.resolve("acme/App$Fixed.class"));
        }
        Path fat = folder.resolve("fat.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fat))) {
            put(zip, "BOOT-INF/lib/inner.jar", inner);
        }
        JarReport report = JarCheck.check(stored, "checkpoint-1", fat);
        assertEquals(Result.FITS, report.result(), report.toString());
        assertEquals(6, report.classesSeen());
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
    }
}
