package org.checkpointinspector.diagnose;

import java.util.Locale;

/** Numbers in the sentences of advice. */
public final class Quantity {

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private Quantity() {}

    /** {@code 512 bytes}, {@code 3.1 GiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 350 ms}, {@code 2.5 s}, {@code 40 min}, {@code 3 h}, {@code 12 days}. */
    public static String time(long ms) {
        if (ms < 1_000) {
            return ms + " ms";
        } else if (ms < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
        } else if (ms < 7_200_000) {
            return ms / 60_000 + " min";
        }
        return ms < 172_800_000 ? ms / 3_600_000 + " h" : ms / 86_400_000 + " days";
    }
}
