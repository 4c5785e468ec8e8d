package org.checkpointinspector.javaser;

/**
 * A field or array element of primitive type.
 *
 * @param value Boolean, Byte, Character, Short, Integer, Long, Float or Double
 */
public record JavaPrimitive(Object value) implements JavaValue {

    /** Reads a big-endian value of a type code ({@code BCDFIJSZ}). */
    static JavaPrimitive of(char type, byte[] bytes, int at) {
        return new JavaPrimitive(switch (type) {
            case 'B' -> bytes[at];
            case 'C' -> (char) bits(bytes, at, 2);
            case 'D' -> Double.longBitsToDouble(bits(bytes, at, 8));
            case 'F' -> Float.intBitsToFloat((int) bits(bytes, at, 4));
            case 'I' -> (int) bits(bytes, at, 4);
            case 'J' -> bits(bytes, at, 8);
            case 'S' -> (short) bits(bytes, at, 2);
            case 'Z' -> bytes[at] != 0;
            default -> throw new IllegalArgumentException("no primitive type: " + type);
        });
    }

    /** How many bytes a value of a type code has; 0 for a type that is no primitive. */
    static int width(char type) {
        return switch (type) {
            case 'B', 'Z' -> 1;
            case 'C', 'S' -> 2;
            case 'F', 'I' -> 4;
            case 'D', 'J' -> 8;
            default -> 0;
        };
    }

    static long bits(byte[] bytes, int at, int width) {
        long bits = 0;
        for (int i = 0; i < width; i++) {
            bits = bits << 8 | bytes[at + i] & 0xFF;
        }
        return bits;
    }

    @Override
    public long offset() {
        return -1;
    }
}
