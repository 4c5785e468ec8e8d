package org.checkpointinspector.report;

import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.report.Style.Tone;

/** A change as one line for a terminal. */
public final class WatchText {
    private static final int WIDEST_KIND = 15;

    private WatchText() {}

    /** {@code 2026-03-01 12:04:05 UTC  batch-committed  /ck/orders  Batch 213 is committed, after 2.1 s.} */
    public static String line(WatchEvent event, Style style) {
        Tone tone = switch (event.kind()) {
            case APPEARED, BATCH_PLANNED, BATCH_COMMITTED -> Tone.PLAIN;
            case RECOVERED, LIMIT_KEPT -> Tone.GOOD;
            case WENT_BACK, VERDICT, LIMIT_EXCEEDED -> Tone.CAUTION;
            case VANISHED, OUTAGE -> Tone.BAD;
        };
        String kind = event.kind().id() + " ".repeat(Math.max(0, WIDEST_KIND - event.kind().id().length()));
        String place = event.location().resolve(event.path()).toString();
        return Amounts.time(event.timeMs()) + "  " + style.paint(tone, kind) + "  " + Printable.line(Secrets.text(place)) + "  " + Printable.line(Secrets.text(event.summary()));
    }
}
