package org.checkpointinspector.row;

/**
 * A value of Spark's type {@code variant} (4.0 and later).
 *
 * @param json the value as JSON, as Spark's {@code VariantVal.toString} writes it
 */
public record Variant(String json) {
    @Override
    public String toString() {
        return json;
    }
}
