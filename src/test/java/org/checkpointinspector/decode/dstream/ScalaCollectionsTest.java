package org.checkpointinspector.decode.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.checkpointinspector.javaser.JavaStreamReader;
import org.checkpointinspector.javaser.JavaValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Collections as the real Scala 2.11.12, 2.12.18 and 2.13.8 serialize them (made by {@code ScalaStreams} of the generator): each holds k1, k2 … or k1=1, k2=2 … up to
 * the number in its name.
 */
class ScalaCollectionsTest {

    @TestFactory
    Stream<DynamicTest> everyCollectionOfEveryScala() {
        return Stream.of("2.11", "2.12", "2.13").flatMap(scala -> lines(scala).map(line -> DynamicTest.dynamicTest(scala + " " + line.split(" ")[0],
                () -> check(line.split(" ")[0], Base64.getDecoder().decode(line.split(" ")[1])))));
    }

    private static Stream<String> lines(String scala) {
        try (var file = ScalaCollectionsTest.class.getResourceAsStream("/scala/scala-" + scala + ".txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertEquals(46, lines.size());
            return lines.stream();
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void check(String name, byte[] stream) throws Exception {
        JavaStreamReader reader = new JavaStreamReader(new ByteArrayInputStream(stream));
        JavaValue value = reader.next().orElseThrow();
        assertTrue(reader.next().isEmpty());
        int size = name.matches(".*\\d") && !name.startsWith("Tuple") ? Integer.parseInt(name.replaceAll("\\D", "")) : -1;
        if (name.equals("None")) {
            assertTrue(ScalaValues.isNothing(value));
        } else if (name.equals("Some")) {
            assertEquals("k1", ScalaValues.some(value).flatMap(ScalaValues::text).orElseThrow());
        } else if (name.startsWith("Tuple2")) {
            assertEquals(name.equals("Tuple2") ? Arrays.asList("k1", 1) : Arrays.asList(1, 2), PlainValues.of(value));
        } else if (name.contains("Map")) {
            Map<String, Long> expected = IntStream.rangeClosed(1, size).boxed().collect(Collectors.toMap(i -> "k" + i, i -> (long) i, (a, b) -> a, TreeMap::new));
            Map<String, Long> found = new TreeMap<>();
            ScalaValues.map(value).orElseThrow().forEach(entry -> found.put(ScalaValues.text(entry.key()).orElseThrow(), ScalaValues.number(entry.value()).orElseThrow()));
            assertEquals(expected, found);
        } else {
            Stream<String> found = ScalaValues.list(value).orElseThrow().stream().map(element -> ScalaValues.text(element).orElseThrow());
            List<String> expected = IntStream.rangeClosed(1, size).mapToObj(i -> "k" + i).toList();
            assertEquals(name.startsWith("Set") ? expected.stream().sorted().toList() : expected, name.startsWith("Set") ? found.sorted().toList() : found.toList());
        }
    }
}
