package org.checkpointinspector.diagnose.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is computed from class files is what Java's own {@link ObjectStreamClass} says of the loaded classes. */
class ComputedUidTest {

    private final List<String> wrong = new ArrayList<>();
    private int computed;
    private int declared;

    private void compare(String name, byte[] bytes) {
        ObjectStreamClass expected;
        try {
            expected = ObjectStreamClass.lookup(Class.forName(name, false, getClass().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError notLoadable) {
            return;
        }
        if (expected == null) {
            return;
        }
        ClassFile file = ClassFile.read(bytes).orElseThrow();
        long uid = expected.getSerialVersionUID();
        boolean same = file.serialVersionUid().map(found -> found == uid).orElse(true);
        if (file.declaresUid()) {
            declared++;
        } else {
            computed++;
        }
        if (!same) {
            wrong.add(name + ": " + file.serialVersionUid() + " instead of " + uid);
        }
    }

    @Test
    void classesOfTheJdk() throws IOException {
        FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
        List<Path> classes;
        try (Stream<Path> files = Files.walk(jdk.getPath("/modules/java.base/java"))) {
            classes = new ArrayList<>(files.filter(file -> file.toString().endsWith(".class")).sorted().toList());
        }
        java.util.Collections.shuffle(classes, new Random(1));
        for (Path file : classes.subList(0, 1200)) {
            String name = file.toString().substring("/modules/java.base/".length()).replace(".class", "").replace('/', '.');
            compare(name, Files.readAllBytes(file));
        }
        assertEquals(List.of(), wrong);
        assertTrue(computed > 30 && declared > 80, computed + " computed, " + declared + " declared");
    }

    @Test
    void classesMadeByScala() throws IOException {
        Path jar = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith("scala-library"))
                .findFirst()
                .orElseThrow();
        try (InputStream file = Files.newInputStream(jar); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class") && entry.getName().startsWith("scala/collection/")) {
                    compare(entry.getName().replace(".class", "").replace('/', '.'), zip.readAllBytes());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(computed > 60 && declared > 100, computed + " computed, " + declared + " declared");
    }

    @Test
    void whatIsNoClassFileIsNone() {
        byte[] noise = new byte[500];
        new Random(3).nextBytes(noise);
        assertTrue(ClassFile.read(noise).isEmpty());
        assertTrue(ClassFile.read(new byte[0]).isEmpty());
    }
}
