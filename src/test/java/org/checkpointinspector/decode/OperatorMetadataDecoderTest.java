package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorMetadataDecoderTest {

    private static final String V1 = """
            v1
            {"operatorInfo":{"operatorId":0,"operatorName":"stateStoreSave"},\
            "stateStoreInfo":[{"storeName":"default","numColsPrefixKey":0,"numPartitions":4}]}""";

    private static final String V2 = """
            v2
            {"operatorInfo":{"operatorId":3,"operatorName":"transformWithStateExec"},\
            "stateStoreInfo":[{"storeName":"default","numColsPrefixKey":1,"numPartitions":4,\
            "stateSchemaFilePaths":["file:/ck/state/0/_stateSchema/default/0_9d"]}],\
            "operatorPropertiesJson":"{\\"timeMode\\":\\"ProcessingTime\\"}"}""";

    private final OperatorMetadataDecoder decoder = new OperatorMetadataDecoder();

    @Test
    void readsVersion1() {
        assertEquals(new OperatorMetadata(1, 0, "stateStoreSave", List.of(new OperatorMetadata.Store("default", 0, 4, List.of())), null),
                whole(decoder.decode(utf8(V1))));
    }

    @Test
    void readsVersion2() {
        assertEquals(new OperatorMetadata(2, 3, "transformWithStateExec",
                List.of(new OperatorMetadata.Store("default", 1, 4, List.of("file:/ck/state/0/_stateSchema/default/0_9d"))),
                "{\"timeMode\":\"ProcessingTime\"}"), whole(decoder.decode(utf8(V2))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`v1^~~~{\"operatorInfo\":{\"operatorId\":0,~\"operatorName\":\"s\"}} x`",
        "`v1~{\"operatorInfo\":{\"operatorId\":0.5,\"operatorName\":\"s\"},\"stateStoreInfo\":null}`",
    })
    void passesWhatSparkPasses(String text) {
        assertEquals(new OperatorMetadata(1, 0, "s", List.of(), null), whole(decoder.decode(utf8(text.replace('~', '\n').replace('^', '\r')))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                                                                                       | EMPTY        | 0",
        "`~`                                                                                                      | VERSION_LINE | 0",
        "`v1 ~{}`                                                                                                 | VERSION_LINE | 0",
        "`v1`                                                                                                     | JSON_EMPTY   | 2",
        "`v1~~`                                                                                                   | JSON_EMPTY   | 2",
        "`v1~{`                                                                                                   | JSON_TRUNCATED | 4",
        "`v1~bar`                                                                                                 | JSON_GARBLED | 3",
        "`v1~null`                                                                                                | LINE_BLANK   | 3",
        "`v1~{}`                                                                                                  | JSON_SHAPE   | 3",
        "`v1~{\"operatorInfo\":null}`                                                                             | LINE_BLANK   | 19",
        "`v1~{\"operatorInfo\":null,\"stateStoreInfo\":5}`                                                        | JSON_SHAPE   | 41",
        "`v1~{\"operatorInfo\":{\"operatorId\":\"0\",\"operatorName\":\"s\"}}`                                    | JSON_SHAPE   | 33",
        "`v1~{\"operatorInfo\":{\"operatorId\":0,\"operatorName\":\"s\"},\"stateStoreInfo\":[5]}`                 | JSON_SHAPE   | 73",
        "`v2~{\"operatorInfo\":{\"operatorId\":0,\"operatorName\":\"s\"},\"stateStoreInfo\":[]}`                  | JSON_SHAPE   | 3",
    })
    void failsAsSparkDoes(String text, Kind kind, long at) {
        damaged(decoder.decode(utf8(text.replace('~', '\n'))), kind, at);
    }

    @Test
    void givesAnUnknownVersion() {
        assertEquals(7, whole(decoder.decode(utf8(V2.replace("v2", "v7")))).version());
        assertEquals(7, decoder.decode(utf8("v7\n?")).readable().orElseThrow().version());
    }
}
