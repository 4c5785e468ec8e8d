package org.checkpointinspector.decode.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;

/** Records as the KryoSerializer of Spark 3.5.6, Scala 2.13, writes them, with {@code spark.kryo.unsafe} and without. */
class KryoRecordsTest {

    private static final List<String> FIXED = List.of(
            "48010301776f7264b20233000000", "4801030182" + "6109f9ffffffffffffff", "48010301810a000000000000f83f", "4801030185" + "6772c3bcc39f0400002040",
            "48010207000000077800", "48010907000000000000000501", "480108fdff0609", "48010301826b4801030182690201000000", "48010301826b00",
            "4801030173616de50303", "0301706c6169ee", "022a000000");
    private static final List<String> SHORTEST = List.of(
            "48010301776f7264b20266", "480103018261090d", "48010301810a3ff8000000000000", "48010301856772c3bcc39f0440200000",
            "4801020e070078", "4801090e0501", "480108fffd0609", "48010301826b4801030182690202", "48010301826b00", "4801030173616de50303", "0301706c6169ee", "0254");
    private static final List<String> READ = List.of(
            "word2=51", "a=-7", "=1.5", "grüß=2.5", "7=x", "7=true", "-3=9", "k=[i, 1]", "k=null", "same=same", "null=plain", "null=42");

    private static byte[] bytes(List<String> records) {
        return HexFormat.of().parseHex(String.join("", records));
    }

    private static Decoded<RddPartition> decode(byte[] part, List<String> rows) throws java.io.IOException {
        return new RddPartitionDecoder().decode(new java.io.ByteArrayInputStream(part),
                record -> rows.add((record.key() == null ? null : record.key().plain()) + "=" + record.value().plain()));
    }

    @Test
    void numbersAsWideAsInMemory() throws Exception {
        List<String> rows = new ArrayList<>();
        RddPartition partition = decode(bytes(FIXED), rows).value().orElseThrow();
        assertEquals(READ, rows);
        assertEquals(RddPartition.Form.KRYO, partition.form());
        assertEquals(READ.size(), partition.records());
        assertNull(partition.stoppedBy());
    }

    @Test
    void numbersAsShortAsTheyCanBe() throws Exception {
        List<String> rows = new ArrayList<>();
        assertTrue(decode(bytes(SHORTEST), rows).value().isPresent());
        assertEquals(READ, rows);
    }

    @Test
    void aTextOfManyCharacters() throws Exception {
        List<String> rows = new ArrayList<>();
        assertTrue(decode(HexFormat.of().parseHex("4801030182780301c701" + "78".repeat(70)), rows).value().isPresent());
        assertEquals(List.of("x=" + "x".repeat(70)), rows);
    }

    @Test
    void typesOfKeysAndValues() throws Exception {
        List<String> types = new ArrayList<>();
        new RddPartitionDecoder().decode(new java.io.ByteArrayInputStream(bytes(FIXED.subList(0, 8))),
                record -> types.add(record.key().type() + " " + record.value().type()));
        assertEquals("java.lang.String java.lang.Integer", types.get(0));
        assertEquals("java.lang.Integer java.lang.Character", types.get(4));
        assertEquals("java.lang.String scala.Tuple2", types.get(7));
    }

    @Test
    void aClassThatOnlyTheApplicationKnows() throws Exception {
        List<String> rows = new ArrayList<>();
        // a pair of a text and a java.util.Date, which is not registered
        RddPartition partition = decode(HexFormat.of().parseHex(FIXED.get(0) + "48010301826b01006a6176612e7574696c2e446174e5010500000000000000"), rows).value().orElseThrow();
        assertEquals(List.of("word2=51"), rows);
        assertEquals("Record 2 has an object of java.util.Date, which Kryo writes in a way that only the application's classes can read.", partition.stoppedBy());
        assertTrue(partition.classes().stream().anyMatch(type -> type.name().equals("java.util.Date")));
    }

    @Test
    void theEndInsideARecord() throws Exception {
        byte[] whole = bytes(FIXED);
        byte[] cut = Arrays.copyOf(whole, whole.length - 2);
        List<String> rows = new ArrayList<>();
        Decoded<RddPartition> decoded = decode(cut, rows);
        assertEquals(READ.subList(0, READ.size() - 1), rows);
        assertEquals(cut.length, decoded.damage().orElseThrow().storedOffset());
        assertTrue(decoded.readable().orElseThrow().fault().isEndOfFile());
    }

    @Test
    void whatIsNeitherJavasNorKryos() {
        RddPartition partition = new RddPartitionDecoder().decode(HexFormat.of().parseHex("53edffff7372000c")).readable().orElseThrow();
        assertEquals(RddPartition.Form.OTHER, partition.form());
        assertEquals("invalid stream header: 53EDFFFF", partition.fault().message());
    }
}
