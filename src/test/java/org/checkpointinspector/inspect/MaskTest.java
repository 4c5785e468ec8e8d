package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "spark.hadoop.fs.s3a.secret.key", "spark.hadoop.fs.s3a.access.key", "spark.ssl.keyPassword", "spark.hadoop.fs.azure.account.key.x.net", "sasl.jaas.config",
        "executorKafkaParams.ssl.truststore.password", "my.api-key", "spark.authenticate.secret", "db.connectionString"
    })
    void settingsWhoseNameTells(String name) {
        assertEquals(Mask.SHOWN, Mask.STANDARD.setting(name, "value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jdbc:postgresql://db/x?user=u&password=hush | jdbc:postgresql://db/x?user=u&password=***",
        "-Djavax.net.ssl.keyStorePassword=hush -Xmx1g | -Djavax.net.ssl.keyStorePassword=*** -Xmx1g",
        "hdfs://user:hush@nn:8020/ck | hdfs://***@nn:8020/ck",
        "id AKIAABCDEFGHIJKLMNOP | id ***",
        "PlainLoginModule required username=\"u\" password=\"hush\"; | PlainLoginModule required username=\"u\" password=***;",
        "the key of the state is fine | the key of the state is fine"
    })
    void textsByTheirShape(String text, String shown) {
        assertEquals(shown, Mask.STANDARD.text(text));
    }

    @Test
    void theRuleOfTheApplicationItself() {
        Mask mask = new Mask("(?i)internal");
        assertEquals(Mask.SHOWN, mask.setting("spark.internal.thing", "x"));
        assertEquals(Mask.SHOWN, mask.setting("spark.thing", "INTERNAL"));
        assertEquals("x", mask.setting("spark.thing", "x"));
        assertEquals("x", new Mask("(broken").setting("spark.thing", "x"));
    }
}
