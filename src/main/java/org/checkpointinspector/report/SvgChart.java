package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/** One value a batch as a picture of inline SVG: bars, from zero, with the largest value and the ends of the axis in words. */
final class SvgChart {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 110;
    private static final int TOP = 18;
    private static final int BOTTOM = 16;

    private SvgChart() {}

    /**
     * Draws a chart.
     *
     * @param limit a value to be drawn as a line, null for none
     * @return whether there was anything to draw: at least two values
     */
    static boolean draw(
            String title, List<Trend.Batch> batches, Function<Trend.Batch, @Nullable Long> value, LongFunction<String> words, @Nullable Long limit, Html html) throws IOException {
        List<Long> known = batches.stream().map(value).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        long most = known.stream().mapToLong(Long::longValue).max().orElse(0);
        if (known.size() < 2 || most <= 0) {
            return false;
        }
        long scale = Math.max(most, limit == null ? 0 : limit);
        html.open("figure").element("figcaption", title + " (largest " + words.apply(most) + ")");
        html.raw("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">").element("title", title);
        double step = (double) WIDTH / batches.size();
        for (int i = 0; i < batches.size(); i++) {
            Long at = value.apply(batches.get(i));
            if (at != null) {
                double height = Math.max(at > 0 ? 1 : 0, (HEIGHT - TOP - BOTTOM) * (Math.max(0, at) / (double) scale));
                html.raw(String.format(Locale.ROOT, "<rect class=\"bar%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\">", limit != null && at > limit ? " over" : "",
                        i * step, HEIGHT - BOTTOM - height, Math.max(0.8, Math.min(step * 0.8, 28)), height));
                html.element("title", "batch " + batches.get(i).batch() + ": " + words.apply(at)).raw("</rect>");
            }
        }
        if (limit != null) {
            double y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (limit / (double) scale);
            html.raw(String.format(Locale.ROOT, "<line class=\"limit\" x1=\"0\" x2=\"%d\" y1=\"%.2f\" y2=\"%.2f\"/>", WIDTH, y, y));
        }
        html.raw("<line class=\"axis\" x1=\"0\" x2=\"" + WIDTH + "\" y1=\"" + (HEIGHT - BOTTOM) + "\" y2=\"" + (HEIGHT - BOTTOM) + "\"/>");
        html.raw("<text x=\"0\" y=\"" + (HEIGHT - 3) + "\">").text(String.valueOf(batches.get(0).batch())).raw("</text>");
        html.raw("<text class=\"end\" x=\"" + WIDTH + "\" y=\"" + (HEIGHT - 3) + "\">").text(String.valueOf(batches.get(batches.size() - 1).batch())).raw("</text></svg>");
        html.close("figure");
        return true;
    }
}
