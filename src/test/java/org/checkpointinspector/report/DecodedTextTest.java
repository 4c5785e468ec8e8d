package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Json;
import org.checkpointinspector.report.DecodedView.Node;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView.Tree;
import org.junit.jupiter.api.Test;

class DecodedTextTest {
    private static final Damage CUT = new Damage(Damage.Kind.TRUNCATED, 8_191, 12_345L, "A row of 40 bytes is announced, and 12 are left.");

    @Test
    void everyKindOfSection() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", "1");
        facts.put("watermark", "2026-03-01 12:00:00 UTC");
        DecodedView view = new DecodedView(
                "offset log 17",
                List.of(
                        new Facts("", facts),
                        new Table(
                                "Settings",
                                List.of("setting", "count", "value"),
                                List.of(List.of("spark.sql.shuffle.partitions", "2", "200"), List.of("short", "1,024", "x".repeat(80))),
                                "and 3 more"),
                        new Json("Source 0", "{\n  \"orders\" : 12\n}"),
                        new Tree("Graph", List.of(new Node("root", List.of(new Node("leaf", List.of())))))));
        Golden.compare("decoded.txt", text(null, view));
    }

    @Test
    void whatCouldBeReadBeforeTheDamageIsShown() throws IOException {
        assertEquals(
                """
                delta
                DAMAGED  byte 8,191, byte 12,345 of the decompressed content (TRUNCATED)
                         A row of 40 bytes is announced, and 12 are left.
                         What follows is what could be read before that.

                  rows  3
                """,
                text(CUT, new DecodedView("delta", List.of(new Facts("", Map.of("rows", "3"))))));
    }

    @Test
    void stateIsCountedAndItsValuesAreNotShown() throws IOException {
        StateFile changelog = new StateFile(
                Codec.ZSTD,
                3,
                List.of(new StateFile.Ancestor(7, "0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11")),
                1_200,
                3,
                0,
                0,
                19_200,
                48_000,
                70_100,
                null,
                new StateFile.Fault(StateFile.Reason.END, "java.io.EOFException", "premature EOF reached"));
        StringBuilder text = new StringBuilder();
        DecodedText.write("changelog", null, DecodedViews.of(changelog), text, Style.PLAIN);
        assertEquals(
                """
                changelog

                  compression        ZSTD
                  changelog version  3
                  puts               1,200
                  merges             3
                  deletes            0
                  keys               18.8 KiB
                  values             46.9 KiB
                  decompressed       68.5 KiB
                  Spark raises       java.io.EOFException: premature EOF reached

                Stands on
                  version  unique id
                        7  0b5c7b9e-54a5-4b0f-9d5f-0c6f9a3d7e11
                """,
                text.toString());
    }

    @Test
    void contentCannotMoveTheCursor() throws IOException {
        String evil = "a\u001b[2J\rb";
        DecodedView view = new DecodedView(
                evil,
                List.of(
                        new Facts(evil, Map.of(evil, evil)),
                        new Table(evil, List.of(evil, evil), List.of(List.of(evil, evil)), evil),
                        new Json(evil, evil),
                        new Tree(evil, List.of(new Node(evil, List.of())))));
        String text = text(new Damage(Damage.Kind.GARBLED, 0, null, evil), view);
        assertFalse(text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), text);
    }

    private static String text(Damage damage, DecodedView view) throws IOException {
        StringBuilder text = new StringBuilder();
        DecodedText.write(view.title(), damage, view, text, Style.PLAIN);
        return text.toString();
    }
}
