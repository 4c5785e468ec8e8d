package org.checkpointinspector.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.checkpointinspector.bytes.Damage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructTypeJsonTest {

    @Test
    void nestedTypes() {
        StructType type = Schema.json("""
                {"type":"struct","fields":[
                  {"name":"a","type":{"type":"array","elementType":{"type":"struct","fields":[{"name":"p","type":"timestamp"}]},"containsNull":false},
                   "nullable":false,"metadata":{"spark.watermarkDelayMs":60000}},
                  {"name":"m","type":{"type":"map","keyType":"string","valueType":"decimal(10,4)","valueContainsNull":true},"nullable":true}]}""");
        assertEquals("struct<a: array<struct<p: timestamp>>, m: map<string, decimal(10,4)>>", type.words());
        assertEquals(false, type.fields().get(0).nullable());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "void", "null", "boolean", "byte", "short", "integer", "long", "float", "double", "decimal", "decimal(38,18)", "decimal( 5 , -2 )", "string",
        "string collate UNICODE_CI", "char(3)", "varchar(10)", "binary", "date", "timestamp", "timestamp_ltz", "timestamp_ntz", "time(0)", "interval",
        "interval year", "interval month", "interval year to month", "interval day", "interval day to hour", "interval day to minute",
        "interval day to second", "interval hour", "interval hour to minute", "interval hour to second", "interval minute", "interval minute to second",
        "interval second", "variant", "geometry(OGC:CRS84)", "geography(OGC:CRS84, SPHERICAL)"})
    void namesOfTypes(String name) {
        assertEquals(1, Schema.column('"' + name + '"').size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"int\"", "\"decimal(39,0)\"", "\"decimal(3,4)\"", "\"time(7)\"", "\"interval day to year\"", "5", "null", "{}",
        "{\"type\":\"array\",\"elementType\":\"long\"}", "{\"type\":\"array\",\"elementType\":\"long\",\"containsNull\":true,\"more\":1}",
        "{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{},\"more\":1}]}",
        "{\"type\":\"struct\",\"fields\":[{\"name\":\"a\"}]}", "{\"type\":\"map\",\"keyType\":\"long\",\"valueType\":\"long\",\"valueContainsNull\":\"x\"}"})
    void exactlyTheFieldsOfTheirShape(String type) {
        String json = "{\"type\":\"struct\",\"fields\":[{\"name\":\"c\",\"type\":" + type + "}]}";
        assertEquals(Damage.Kind.JSON_SHAPE, StructType.parse(json).damage().orElseThrow().kind());
    }

    @Test
    void damageSaysAtWhichCharacter() {
        Damage damage = StructType.parse("{\"type\":\"struct\",\"fields\":[{\"name\":\"é\",\"type\":\"strimg\"}]}").damage().orElseThrow();
        assertEquals(46, damage.storedOffset());
        assertEquals("no type of Spark SQL: \"strimg\"", damage.detail());
    }

    @Test
    void noJson() {
        assertEquals(Damage.Kind.JSON_EMPTY, StructType.parse("").damage().orElseThrow().kind());
        assertEquals(Damage.Kind.JSON_TRUNCATED, StructType.parse("{\"type\":\"struct\"").damage().orElseThrow().kind());
        assertEquals(Damage.Kind.JSON_GARBLED, StructType.parse("{type").damage().orElseThrow().kind());
        assertEquals(Damage.Kind.JSON_SHAPE, StructType.parse("\"long\"").damage().orElseThrow().kind());
    }
}
