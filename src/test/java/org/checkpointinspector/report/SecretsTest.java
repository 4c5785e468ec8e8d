package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fs.s3a.secret.key", "fs.s3a.access.key", "fs.s3a.accessKey", "AWS-ACCESS-KEY-ID", "kafka.sasl.Password", "x.token.y", "credentials"})
    void masksTheValueOfASettingThatIsSecretByItsName(String name) {
        assertEquals("***", Secrets.value(name, "value"));
    }

    @ParameterizedTest
    @CsvSource({
        "s3a://key:pw@bucket/a, s3a://***@bucket/a",
        "s3a://key@bucket/a, s3a://***@bucket/a",
        "s3a://KEY:ab/cd+ef@bucket/a, s3a://***@bucket/a",
        "jdbc:mysql://joe:pw@db:3306/x and http://a:b@c, jdbc:mysql://***@db:3306/x and http://***@c",
        "hdfs://host:8020/a@b, hdfs://host:8020/a@b",
        "s3a://bucket/a@b, s3a://bucket/a@b",
        "joe@example.com, joe@example.com",
    })
    void masksCredentialsInAddressesAlone(String text, String masked) {
        assertEquals(masked, Secrets.text(text));
    }

    @Test
    void masksJsonAtEveryDepthAndJsonWithinText() throws Exception {
        String json = "{\"a\":[{\"apiToken\":{\"x\":1},\"b\":\"s3a://k:s@h\"}],\"inner\":\"{\\\"password\\\": \\\"p\\\",\\\"c\\\":1}\"}";
        assertEquals("{\"a\":[{\"apiToken\":\"***\",\"b\":\"s3a://***@h\"}],\"inner\":\"{\\\"password\\\":\\\"***\\\",\\\"c\\\":1}\"}",
                Secrets.json(new ObjectMapper().readTree(json)).toString());
    }

    @Test
    void leavesOtherTextLetterByLetter() {
        assertEquals("{ \"a\" : 1.50 }", Secrets.text("{ \"a\" : 1.50 }"));
        assertEquals("{ \"a\" : \"a secret is not in a name\" }", Secrets.text("{ \"a\" : \"a secret is not in a name\" }"));
        assertEquals("***", Secrets.text("{\"password\":\"p"));
    }

    @Test
    void offsets_of_a_topic_with_a_telling_name_are_no_secret() {
        String offsets = "{\"access-tokens\":{\"0\":23,\"1\":7}}";
        assertEquals(offsets, Secrets.text(offsets));
    }
}
