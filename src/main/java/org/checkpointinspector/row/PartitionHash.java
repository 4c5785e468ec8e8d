package org.checkpointinspector.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * In which partition Spark puts a key: {@code pmod(Murmur3Hash(columns), partitions)} ({@code HashPartitioning.partitionIdExpression},
 * {@code Murmur3HashFunction}, {@code Murmur3_x86_32}), the same in every version since 2.0.
 */
public final class PartitionHash {

    private static final int SEED = 42;

    private PartitionHash() {}

    /**
     * The partition of a key.
     *
     * @param key its columns, in the order of the operator's grouping
     * @param partitions how many there are, at least 1
     * @return empty where a column is of a type whose hash is not known here (arrays, maps, collated texts …)
     */
    public static OptionalInt partitionOf(Row key, int partitions) {
        try {
            return OptionalInt.of(Math.floorMod(row(key, SEED), partitions));
        } catch (UnknownHash unknown) {
            return OptionalInt.empty();
        }
    }

    /** A value of a type whose hash is not known here. */
    private static final class UnknownHash extends Exception {
        private static final long serialVersionUID = 1L;

        private UnknownHash() {
            super(null, null, false, false);
        }
    }

    private static int row(Row row, int seed) throws UnknownHash {
        int hash = seed;
        for (int i = 0; i < row.type().size(); i++) {
            hash = value(row.type().fields().get(i).type().stored(), row.get(i), hash);
        }
        return hash;
    }

    private static int value(SparkType type, @Nullable Object value, int seed) throws UnknownHash {
        if (value == null) {
            return seed;
        }
        if (value instanceof Row row) {
            return row(row, seed);
        }
        if (type instanceof SparkType.Decimal decimal && value instanceof BigDecimal number) {
            return decimal.precision() <= SparkType.Decimal.MOST_LONG_DIGITS
                    ? ofLong(number.unscaledValue().longValue(), seed)
                    : ofBytes(number.unscaledValue().toByteArray(), seed);
        }
        if (type instanceof SparkType.Atomic atomic) {
            return atomic(atomic, value, seed);
        }
        throw new UnknownHash();
    }

    private static int atomic(SparkType.Atomic type, Object value, int seed) throws UnknownHash {
        return switch (type.kind()) {
            case BOOLEAN -> ofInt((Boolean) value ? 1 : 0, seed);
            case BYTE, SHORT, INTEGER -> ofInt(((Number) value).intValue(), seed);
            case DATE -> ofInt((int) ((LocalDate) value).toEpochDay(), seed);
            case YEAR_MONTH_INTERVAL -> ofInt((int) ((Period) value).toTotalMonths(), seed);
            case LONG -> ofLong((Long) value, seed);
            case TIMESTAMP -> ofLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value), seed);
            case TIMESTAMP_NTZ -> ofLong(ChronoUnit.MICROS.between(Instant.EPOCH, ((LocalDateTime) value).toInstant(ZoneOffset.UTC)), seed);
            case DAY_TIME_INTERVAL -> ofLong(Math.addExact(Math.multiplyExact(((Duration) value).getSeconds(), 1_000_000L), ((Duration) value).getNano() / 1000), seed);
            case TIME -> ofLong(((LocalTime) value).toNanoOfDay(), seed);
            // -0.0 is hashed as 0.0
            case FLOAT -> ofInt(Float.floatToIntBits((Float) value + 0f), seed);
            case DOUBLE -> ofLong(Double.doubleToLongBits((Double) value + 0d), seed);
            case STRING -> {
                // a collation compares other bytes
                if (!type.name().equals("string")) {
                    throw new UnknownHash();
                }
                yield ofBytes(((String) value).getBytes(UTF_8), seed);
            }
            case BINARY -> ofBytes((byte[]) value, seed);
            default -> throw new UnknownHash();
        };
    }

    private static int ofInt(int value, int seed) {
        return finish(mix(seed, value), 4);
    }

    private static int ofLong(long value, int seed) {
        return finish(mix(mix(seed, (int) value), (int) (value >>> 32)), 8);
    }

    /** Whole words first, then every byte that is left as a word of its own: this is where Spark leaves the published algorithm. */
    private static int ofBytes(byte[] bytes, int seed) {
        int aligned = bytes.length & ~3;
        int hash = seed;
        for (int i = 0; i < aligned; i += 4) {
            hash = mix(hash, bytes[i] & 0xff | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff) << 16 | bytes[i + 3] << 24);
        }
        for (int i = aligned; i < bytes.length; i++) {
            hash = mix(hash, bytes[i]);
        }
        return finish(hash, bytes.length);
    }

    private static int mix(int hash, int word) {
        int mixed = Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(hash ^ mixed, 13) * 5 + 0xe6546b64;
    }

    private static int finish(int hash, int length) {
        int mixed = hash ^ length;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
