package org.checkpointinspector.row;

/** A type of Spark SQL, as far as it decides how a value is stored. */
public sealed interface SparkType permits SparkType.Atomic, SparkType.Decimal, SparkType.Array, SparkType.MapOf, SparkType.UserDefined, StructType {

    /** The type as Spark prints it: {@code decimal(13,6)}, {@code array<string>}, {@code struct<a: integer, b: string>}. */
    String words();

    /** The type whose layout the bytes have: of a user-defined type the SQL type behind it, else the type itself. */
    default SparkType stored() {
        return this;
    }

    /** How an atomic value is stored. */
    enum Kind {
        /** {@code void}: always null. */
        VOID,
        /** {@code boolean}. */
        BOOLEAN,
        /** {@code byte}. */
        BYTE,
        /** {@code short}. */
        SHORT,
        /** {@code integer}. */
        INTEGER,
        /** {@code long}. */
        LONG,
        /** {@code float}. */
        FLOAT,
        /** {@code double}. */
        DOUBLE,
        /** {@code string} of any collation, {@code char(n)}, {@code varchar(n)}. */
        STRING,
        /** {@code binary}. */
        BINARY,
        /** {@code date}: days since 1970-01-01. */
        DATE,
        /** {@code timestamp}: µs since the epoch. */
        TIMESTAMP,
        /** {@code timestamp_ntz}: µs of a clock without a zone. */
        TIMESTAMP_NTZ,
        /** {@code time(n)}, 4.1 and later: ns since midnight. */
        TIME,
        /** {@code interval year to month} and its parts: months. */
        YEAR_MONTH_INTERVAL,
        /** {@code interval day to second} and its parts: µs. */
        DAY_TIME_INTERVAL,
        /** {@code interval}: months, days and µs. */
        CALENDAR_INTERVAL,
        /** {@code variant}, 4.0 and later. */
        VARIANT,
        /** {@code geometry(…)} and {@code geography(…)}, 4.1 and later: bytes whose meaning is not looked into. */
        OPAQUE
    }

    /**
     * A type without parts.
     *
     * @param name Spark's name in JSON, such as {@code interval day to second} or {@code varchar(20)}
     */
    record Atomic(Kind kind, String name) implements SparkType {
        @Override
        public String words() {
            return name;
        }
    }

    /**
     * A decimal number.
     *
     * @param precision digits, 1…38; up to 18 it is stored as a long
     * @param scale digits behind the point; negative ones are a legacy of Spark 2
     */
    record Decimal(int precision, int scale) implements SparkType {
        /** The greatest precision that is stored as an unscaled long. */
        static final int MOST_LONG_DIGITS = 18;

        @Override
        public String words() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /** An array; whether it may hold nulls has no bearing on its layout. */
    record Array(SparkType element, boolean containsNull) implements SparkType {
        @Override
        public String words() {
            return "array<" + element.words() + ">";
        }
    }

    /** A map. */
    record MapOf(SparkType key, SparkType value, boolean valueContainsNull) implements SparkType {
        @Override
        public String words() {
            return "map<" + key.words() + ", " + value.words() + ">";
        }
    }

    /**
     * A user-defined type; its values are those of its SQL type.
     *
     * @param name class of the type in Scala, Java or Python; only ever shown
     */
    record UserDefined(String name, SparkType sqlType) implements SparkType {
        @Override
        public String words() {
            return name + " as " + sqlType.words();
        }

        @Override
        public SparkType stored() {
            return sqlType.stored();
        }
    }
}
