package org.checkpointinspector.report;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.inspect.StateMap;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/** The pictures of a report: the batch strip, the restart map, and the charts of the trend. */
final class ReportPictures {

    private static final int MOST_CELLS = 200;
    private static final int MOST_STORES = 64;
    private static final int MOST_VERSIONS = 60;
    private static final int CELL = 12;

    private final Html html;

    ReportPictures(Html html) {
        this.html = html;
    }

    void strip(List<BatchCell> batches) throws IOException {
        if (batches.isEmpty()) {
            return;
        }
        List<BatchCell> shown = batches.subList(Math.max(0, batches.size() - MOST_CELLS), batches.size());
        html.element("h3", "Batches");
        html.open("div", "class", "strip");
        for (BatchCell cell : shown) {
            String state = cell.damaged() ? "damaged" : cell.committed() ? "committed" : cell.planned() ? "planned" : "none";
            html.open("span", "class", "cell " + state + (cell.restart() ? " restart" : ""), "title", "batch " + cell.batch() + ": " + (state.equals("none") ? "not planned" : state)
                    + (cell.restart() ? ", Spark restarts here" : "")).close("span");
        }
        html.close("div");
        html.element("p", "Batch " + shown.get(0).batch() + " to " + shown.get(shown.size() - 1).batch()
                + (shown.size() < batches.size() ? ", the newest " + shown.size() + " of " + batches.size() : "")
                + ". Filled: committed; hollow: planned only; red: damaged; framed: where Spark restarts.", "class", "note");
    }

    void stateMap(@Nullable StateMap map) throws IOException {
        if (map == null || map.stores().isEmpty()) {
            return;
        }
        html.element("h3", "Restart map");
        long first = Math.max(map.firstVersion(), map.lastVersion() - MOST_VERSIONS + 1);
        Map<StateMap.Cell, Integer> atRestart = new TreeMap<>();
        map.stores().forEach(store -> atRestart.merge(map.cell(store, map.lastVersion()), 1, Integer::sum));
        html.open("div", "class", "map");
        for (StateMap.StoreRow store : map.stores().subList(0, Math.min(MOST_STORES, map.stores().size()))) {
            html.open("div").element("code", store.operator() + "/" + store.partition() + (store.store().equals("default") ? "" : "/" + store.store()));
            html.raw("<svg width=\"" + (map.lastVersion() - first + 1) * CELL + "\" height=\"" + CELL + "\">");
            for (long version = first; version <= map.lastVersion(); version++) {
                StateMap.Cell cell = map.cell(store, version);
                html.raw("<rect class=\"" + cell.name().toLowerCase(java.util.Locale.ROOT) + "\" x=\"" + (version - first) * CELL + "\" y=\"1\" width=\"" + (CELL - 2) + "\" height=\""
                        + (CELL - 2) + "\">").element("title", "version " + version + ": " + words(cell)).raw("</rect>");
            }
            html.raw("</svg>").close("div");
        }
        html.close("div");
        StringBuilder words = new StringBuilder("Stores down, versions " + first + " to " + map.lastVersion() + " across. At version " + map.lastVersion() + ", which a restart loads: ");
        atRestart.forEach((cell, count) -> words.append(Amounts.count(count, "store")).append(' ').append(words(cell)).append("; "));
        if (map.stores().size() > MOST_STORES) {
            words.append("the first ").append(MOST_STORES).append(" of ").append(map.stores().size()).append(" stores are drawn; ");
        }
        html.element("p", words.substring(0, words.length() - 2) + ".", "class", "note");
    }

    private static String words(StateMap.Cell cell) {
        return switch (cell) {
            case WHOLE -> "whole";
            case HOLE -> "with a file missing";
            case DAMAGED -> "damaged";
            case NOT_NEEDED -> "there, not needed";
            case UNREAD -> "there, not read";
        };
    }

    void trend(CheckpointInspection checkpoint) throws IOException {
        Trend trend = checkpoint.trend();
        if (trend == null || trend.batches().size() < 2) {
            return;
        }
        html.element("h3", "Trend").open("div", "class", "charts");
        List<Trend.Batch> batches = trend.batches();
        boolean any = SvgChart.draw("Time from plan to commit", batches, Trend.Batch::durationMs, ReportPictures::ms, trend.intervalMs(), html);
        any |= SvgChart.draw("Time until the plan was on disk", batches, Trend.Batch::delayMs, ReportPictures::ms, null, html);
        Set<String> sources = new LinkedHashSet<>();
        batches.forEach(batch -> sources.addAll(batch.advanced().keySet()));
        for (String source : sources) {
            any |= SvgChart.draw("Read from source " + source, batches, batch -> batch.advanced().get(source), Amounts::number, null, html);
        }
        any |= SvgChart.draw("State, by its newest snapshots", batches, Trend.Batch::stateBytes, Amounts::bytes, null, html);
        any |= SvgChart.draw("Rows of the state", batches, Trend.Batch::stateRows, Amounts::number, null, html);
        any |= SvgChart.draw("State files written", batches, Trend.Batch::addedBytes, Amounts::bytes, null, html);
        any |= SvgChart.draw("Batches waiting", batches, batch -> batch.pending() == null ? null : (Long) (long) batch.pending(), Amounts::number, null, html);
        html.close("div");
        String times = trend.fileTimes() ? "" : " The files' times are not those of the job, as in a copy: how long batches took is not known.";
        html.element("p", (any ? "" : "Nothing of it can be told from the files.") + times, "class", "note");
    }

    private static String ms(long ms) {
        return Amounts.number(ms) + " ms";
    }
}
