package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryMetadataDecoderTest {

    private static final String ID = "0f6a3c1e-5b7d-4c2a-9e8f-1234567890ab";

    private final QueryMetadataDecoder decoder = new QueryMetadataDecoder();

    @Test
    void readsTheFileThatSparkWrites() {
        byte[] stored = utf8("{\"id\":\"0f6a3c1e-5b7d-4c2a-9e8f-1234567890ab\"}");
        assertEquals(45, stored.length);
        assertEquals(new QueryMetadata(ID), whole(decoder.decode(stored)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":\"" + ID + "\",\"x\":{\"y\":[1,null]}}",
        "\n  {\n\"id\" : \"" + ID + "\"}\n\n",
        "{\"id\":\"" + ID + "\"}garbage\u0000",
    })
    void passesFurtherFieldsWhiteSpaceAndWhatFollows(String text) {
        assertEquals(ID, whole(decoder.decode(utf8(text))).id());
    }

    @Test
    void passesBytesBehindTheObjectThatAreNotUtf8() {
        byte[] stored = utf8("{\"id\":\"" + ID + "\"}?");
        stored[stored.length - 1] = (byte) 0xFF;
        assertEquals(ID, whole(decoder.decode(stored)).id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                     | EMPTY          | 0",
        "`   `                                  | JSON_EMPTY     | 0",
        "`{\"id\":\"0f6a3c1e-5b7d-4c2a`         | JSON_TRUNCATED | 25",
        "`{\"id\"`                              | JSON_TRUNCATED | 5",
        "`foo`                                  | JSON_GARBLED   | 0",
        "`{id:1}`                               | JSON_GARBLED   | 1",
        "`\uFEFF{}`                             | JSON_GARBLED   | 0",
        "`{}`                                   | JSON_SHAPE     | 0",
        "`5`                                    | JSON_SHAPE     | 0",
        "`{\"x\":1,\"id\":true}`                | JSON_SHAPE     | 12",
        "`{\"id\":\"ä\",\"id\":\"b\"}`          | JSON_SHAPE     | 16",
        "`{\"id\":\"not-a-uuid\"}`              | NOT_A_UUID     | 6",
        "`{\"id\":5}`                           | NOT_A_UUID     | 6",
        "`null`                                 | LINE_BLANK     | 0",
        "`{\"id\":null}`                        | LINE_BLANK     | 6",
    })
    void failsAsSparkDoes(String text, Kind kind, long at) {
        damaged(decoder.decode(utf8(text)), kind, at);
    }

    @Test
    void saysWhichFieldIsUnusableInSparksWords() {
        Damage damage = damaged(decoder.decode(utf8("{}")), Kind.JSON_SHAPE, 0);
        assertTrue(damage.detail().startsWith("No usable value for id"), damage.detail());
    }

    @Test
    void countsTheBytesOfCharactersThatWereReplaced() {
        byte[] stored = utf8("{\"a\":\"??\",x}");
        stored[6] = (byte) 0xC3;
        stored[7] = (byte) 0xFF;
        damaged(decoder.decode(stored), Kind.JSON_GARBLED, 10);
    }

    @Test
    void takesWhatJavaTakesForAUuid() {
        assertEquals("1-2-3-4-5", whole(decoder.decode(utf8("{\"id\":\"1-2-3-4-5\"}"))).id());
    }

    @Test
    void refusesToReadOnWithoutEnd() {
        damaged(decoder.decode(new byte[StoredText.File.MAX_BYTES + 1]), Kind.TOO_LARGE, StoredText.File.MAX_BYTES);
    }

    @Test
    void boundsWhatAMessageQuotes() {
        Damage damage = damaged(decoder.decode(utf8("{\"id\":\"" + "\\n\\u0000x".repeat(1000) + "\"}")), Kind.NOT_A_UUID, 6);
        assertTrue(damage.detail().length() < 200 && damage.detail().indexOf('\n') < 0, damage.detail());
    }
}
