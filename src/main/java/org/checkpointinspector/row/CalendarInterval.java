package org.checkpointinspector.row;

import java.math.BigDecimal;

/** Spark's {@code interval}: three parts that do not add up to one length. */
public record CalendarInterval(int months, int days, long micros) {

    private static final long MICROS_PER_MINUTE = 60_000_000L;
    private static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;

    /** As Spark prints it: {@code 2 days 3 hours 1.5 seconds}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, months / 12, "years");
        append(text, months % 12, "months");
        append(text, days, "days");
        append(text, micros / MICROS_PER_HOUR, "hours");
        append(text, micros % MICROS_PER_HOUR / MICROS_PER_MINUTE, "minutes");
        long rest = micros % MICROS_PER_MINUTE;
        if (rest != 0 || text.isEmpty()) {
            text.append(rest == 0 ? "0" : BigDecimal.valueOf(rest, 6).stripTrailingZeros().toPlainString()).append(" seconds ");
        }
        return text.substring(0, text.length() - 1);
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(' ').append(unit).append(' ');
        }
    }
}
