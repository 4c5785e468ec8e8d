package org.checkpointinspector.diagnose.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.RddPartitionDecoder;
import org.checkpointinspector.diagnose.jar.JarReport.Result;
import org.checkpointinspector.javaser.JavaStreamReader;
import org.checkpointinspector.javaser.JavaValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications that scalac compiled, before and after a change, against what Java itself said of each: {@code truth.txt} has the serialVersionUIDs of {@code ObjectStreamClass.lookup} and the
 * exception with which {@code ObjectInputStream} read the functions and objects of the first. Functions are classes of their own up to Scala 2.11, and lambdas since.
 */
class ScalaJarCheckTest {

    private static final Path FOLDER = Path.of("src/test/resources/scala");

    private static Path folder(String scala) {
        return FOLDER.resolve("app-" + scala);
    }

    private static List<String[]> truth(String scala, String kind) throws IOException {
        return Files.readAllLines(folder(scala).resolve("truth.txt")).stream().map(line -> line.split(" ", 3)).filter(words -> words[0].equals(kind)).toList();
    }

    static Stream<String> changes() throws IOException {
        List<String> changes = new ArrayList<>();
        for (String scala : List.of("2.11", "2.12", "2.13")) {
            truth(scala, "read").forEach(words -> changes.add(scala + " " + words[1]));
        }
        return changes.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.11", "2.12", "2.13"})
    void serialVersionUidsAreThoseOfJava(String scala) throws IOException {
        List<String[]> uids = truth(scala, "uid");
        Set<String> names = new HashSet<>();
        uids.forEach(words -> names.add(words[1]));
        ApplicationClasses application = ApplicationClasses.read(folder(scala).resolve("before.jar"), names);
        for (String[] words : uids) {
            assertEquals(Long.parseLong(words[2]), application.get(words[1]).orElseThrow().serialVersionUid().orElseThrow(), words[1]);
        }
        assertTrue(uids.size() >= 8);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhatJavaSays(String change) throws Exception {
        String scala = change.split(" ")[0];
        String name = change.split(" ")[1];
        String java = truth(scala, "read").stream().filter(words -> words[1].equals(name)).findFirst().orElseThrow()[2];
        JarReport report = JarCheck.check(stored(scala), "checkpoint-1", folder(scala).resolve(name + ".jar"));
        if (java.equals("fits")) {
            assertEquals(Result.FITS, report.result(), report::toString);
        } else {
            List<String> exceptions = new ArrayList<>();
            report.classes().stream().map(JarReport.ClassCheck::exception).filter(each -> each != null).forEach(exceptions::add);
            report.functions().stream().map(JarReport.FunctionCheck::exception).filter(each -> each != null).forEach(exceptions::add);
            assertEquals(List.of(java), exceptions, report::toString);
        }
        assertTrue(report.numbersFunctions());
        assertEquals(scala.equals("2.11") ? 0 : 4, report.functions().size(), report::toString);
        // up to 2.11 all functions have the number 0, so that Java takes one for another and leaves out what it had captured
        Set<String> lost = new HashSet<>();
        report.classes().forEach(each -> lost.addAll(each.lost()));
        assertEquals(scala.equals("2.11") && name.equals("lambda") ? Set.of("added$1") : Set.of(), lost);
    }

    /** A checkpoint file that holds the functions and objects of the application before the change. */
    private static DStreamCheckpoint stored(String scala) throws Exception {
        Path graph = folder(scala).resolve("graph.ser");
        List<ClassInFile> classes;
        try (var in = Files.newInputStream(graph)) {
            classes = new RddPartitionDecoder().decode(in).value().orElseThrow().classes();
        }
        JavaValue root;
        try (var in = Files.newInputStream(graph)) {
            root = new JavaStreamReader(in).nextObject().orElseThrow();
        }
        return new DStreamCheckpoint(null, "app", null, null, 0L, 1L, List.of(), 0L, true, List.of(), Map.of(), List.of(), classes, root, null);
    }
}
