package org.checkpointinspector.app.ui.trend;

import java.text.NumberFormat;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.trend.TrendChart.Unit;

/** How the values of a chart are written. */
final class TrendWords {
    private TrendWords() {}

    /** A value with its unit. */
    static String of(Unit unit, double value, Formats formats) {
        return switch (unit) {
            case MS -> milliseconds(value, formats);
            case PER_SECOND -> Texts.text("trend.per.second", number(value, value < 10 ? 2 : value < 1000 ? 1 : 0, formats));
            case BYTES -> formats.size(Math.round(value));
            case COUNT -> number(value, value == Math.rint(value) ? 0 : 1, formats);
        };
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 4.2 min}, {@code 3 h}, {@code 2.5 days}. */
    static String milliseconds(double ms, Formats formats) {
        if (ms < 1000) {
            return Texts.text("graph.ms", number(ms, 0, formats));
        }
        if (ms < 120_000) {
            return Texts.text("seconds", number(ms / 1000, 1, formats));
        }
        if (ms < 7_200_000) {
            return Texts.text("minutes", number(ms / 60_000, 1, formats));
        }
        return ms < 172_800_000 ? Texts.text("hours", number(ms / 3_600_000, 1, formats)) : Texts.text("trend.days", number(ms / 86_400_000, 1, formats));
    }

    private static String number(double value, int digits, Formats formats) {
        NumberFormat format = NumberFormat.getNumberInstance(formats.locale());
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
