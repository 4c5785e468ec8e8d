package org.checkpointinspector.row;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types by their names in JSON (Spark 4.2's {@code DataType.nameToType}). */
final class TypeNames {

    private static final int MOST_PRECISION = 38;
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*\\)");
    private static final Pattern TEXT = Pattern.compile("(var)?char\\(\\s*\\d{1,9}\\s*\\)|string\\s+collate\\s+\\w+");
    private static final Pattern TIME = Pattern.compile("time\\([0-6]\\)");
    private static final Pattern PLACE = Pattern.compile("geometry\\(\\s*\\w+:-?\\w+\\s*\\)|geography\\(\\s*\\w+:-?\\w+\\s*(,\\s*\\w+\\s*)?\\)"
            + "|geography\\(\\s*\\w+\\s*\\)|geometry|geography");
    private static final Pattern YEAR_MONTH = Pattern.compile("interval (year|month|year to month)");
    private static final Pattern DAY_TIME =
            Pattern.compile("interval (day|hour|minute|second|day to (hour|minute|second)|hour to (minute|second)|minute to second)");

    private static final Map<String, SparkType.Kind> PLAIN = new HashMap<>();

    static {
        PLAIN.put("void", SparkType.Kind.VOID);
        PLAIN.put("null", SparkType.Kind.VOID);
        PLAIN.put("boolean", SparkType.Kind.BOOLEAN);
        PLAIN.put("byte", SparkType.Kind.BYTE);
        PLAIN.put("short", SparkType.Kind.SHORT);
        PLAIN.put("integer", SparkType.Kind.INTEGER);
        PLAIN.put("long", SparkType.Kind.LONG);
        PLAIN.put("float", SparkType.Kind.FLOAT);
        PLAIN.put("double", SparkType.Kind.DOUBLE);
        PLAIN.put("string", SparkType.Kind.STRING);
        PLAIN.put("binary", SparkType.Kind.BINARY);
        PLAIN.put("date", SparkType.Kind.DATE);
        PLAIN.put("timestamp", SparkType.Kind.TIMESTAMP);
        PLAIN.put("timestamp_ltz", SparkType.Kind.TIMESTAMP);
        PLAIN.put("timestamp_ntz", SparkType.Kind.TIMESTAMP_NTZ);
        PLAIN.put("interval", SparkType.Kind.CALENDAR_INTERVAL);
        PLAIN.put("variant", SparkType.Kind.VARIANT);
    }

    private TypeNames() {}

    /** The type of that name, null where there is none. */
    static @Nullable SparkType parse(String name) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            int scale = Integer.parseInt(decimal.group(2));
            return precision <= MOST_PRECISION && scale <= precision ? new SparkType.Decimal(precision, scale) : null;
        }
        if (name.equals("decimal")) {
            return new SparkType.Decimal(10, 0);
        }
        SparkType.Kind kind = kindOf(name);
        return kind == null ? null : new SparkType.Atomic(kind, name);
    }

    private static SparkType.@Nullable Kind kindOf(String name) {
        if (YEAR_MONTH.matcher(name).matches()) {
            return SparkType.Kind.YEAR_MONTH_INTERVAL;
        }
        if (DAY_TIME.matcher(name).matches()) {
            return SparkType.Kind.DAY_TIME_INTERVAL;
        }
        if (TEXT.matcher(name).matches()) {
            return SparkType.Kind.STRING;
        }
        if (TIME.matcher(name).matches()) {
            return SparkType.Kind.TIME;
        }
        return PLACE.matcher(name).matches() ? SparkType.Kind.OPAQUE : PLAIN.get(name);
    }
}
