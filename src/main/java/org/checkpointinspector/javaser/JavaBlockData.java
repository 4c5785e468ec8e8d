package org.checkpointinspector.javaser;

/**
 * Bytes that a class wrote by itself. Borders between block data segments mean nothing, so neighbouring segments are one value.
 *
 * @param bytes must not be changed
 */
public record JavaBlockData(long offset, byte[] bytes) implements JavaValue {
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
