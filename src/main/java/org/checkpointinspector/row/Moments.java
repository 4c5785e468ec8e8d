package org.checkpointinspector.row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Spark's numbers of days, months and microseconds as values of {@code java.time}; all of an int or a long are in range. */
final class Moments {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private Moments() {}

    static LocalDate date(int days) {
        return LocalDate.ofEpochDay(days);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }

    static LocalDateTime clock(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), (int) (Math.floorMod(micros, MICROS_PER_SECOND) * 1000), ZoneOffset.UTC);
    }

    static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    static Period months(int months) {
        return Period.ofMonths(months).normalized();
    }

    static boolean isTimeOfDay(long nanos) {
        return nanos >= 0 && nanos < NANOS_PER_DAY;
    }

    static LocalTime time(long nanos) {
        return LocalTime.ofNanoOfDay(nanos);
    }
}
