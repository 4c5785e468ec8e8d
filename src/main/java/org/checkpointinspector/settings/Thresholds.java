package org.checkpointinspector.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is too much when a checkpoint is watched; null for what does not matter.
 *
 * @param batchAgeMs ms since the newest batch was committed
 * @param delayMs ms that a batch takes
 * @param bytes of all files
 */
public record Thresholds(@Nullable Long batchAgeMs, @Nullable Long delayMs, @Nullable Long bytes) {
    /** Nothing is too much. */
    public static final Thresholds NONE = new Thresholds(null, null, null);

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([a-z]*)");

    /**
     * The same with one of them set, as a person writes it.
     *
     * @param name {@code batch-age}, {@code delay} or {@code size}
     * @param value {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}; {@code 500MB}, {@code 20GB}, {@code 1TB} (of 1024)
     * @throws IllegalArgumentException if it makes no sense
     */
    public Thresholds with(String name, String value) {
        return switch (name) {
            case "batch-age" -> new Thresholds(milliseconds(value), delayMs, bytes);
            case "delay" -> new Thresholds(batchAgeMs, milliseconds(value), bytes);
            case "size" -> new Thresholds(batchAgeMs, delayMs, bytes(value));
            default -> throw new IllegalArgumentException("there is no threshold '" + name + "'; there are batch-age, delay and size.");
        };
    }

    /** These, and for what they leave open the others. */
    public Thresholds orElse(Thresholds other) {
        return new Thresholds(batchAgeMs == null ? other.batchAgeMs : batchAgeMs, delayMs == null ? other.delayMs : delayMs, bytes == null ? other.bytes : bytes);
    }

    /**
     * A time: {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long milliseconds(String text) {
        Matcher amount = amount(text);
        long unit = switch (amount.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m", "min" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> throw new IllegalArgumentException("'" + text + "' is no time; write 90s, 10m, 2h or 1d.");
        };
        return multiplied(text, Long.parseLong(amount.group(1)), unit);
    }

    /**
     * A size: {@code 500MB}, {@code 20GB}; units are of 1024.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long bytes(String text) {
        Matcher amount = amount(text);
        long unit = switch (amount.group(2)) {
            case "", "b" -> 1;
            case "kb", "kib" -> 1L << 10;
            case "mb", "mib" -> 1L << 20;
            case "gb", "gib" -> 1L << 30;
            case "tb", "tib" -> 1L << 40;
            default -> throw new IllegalArgumentException("'" + text + "' is no size; write 500MB, 20GB or 1TB.");
        };
        return multiplied(text, Long.parseLong(amount.group(1)), unit);
    }

    private static long multiplied(String text, long number, long unit) {
        try {
            return Math.multiplyExact(number, unit);
        } catch (ArithmeticException tooMuch) {
            throw new IllegalArgumentException("'" + text + "' is too much.", tooMuch);
        }
    }

    private static Matcher amount(String text) {
        Matcher amount = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!amount.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no amount; write a number and a unit, as 10m or 20GB.");
        }
        return amount;
    }
}
