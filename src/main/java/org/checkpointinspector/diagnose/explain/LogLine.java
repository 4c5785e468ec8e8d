package org.checkpointinspector.diagnose.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a log, without what the tools around Spark put before it.
 *
 * @param starts whether a logger began it: it does not belong to the exception above
 * @param level {@code ERROR}, {@code WARN} …; empty where it has none
 * @param text the line without decoration, its time and level included
 */
record LogLine(boolean starts, String level, String text) {

    /** What sbt, containers and notebooks print before each line. */
    private static final Pattern DECORATION = Pattern.compile("^(?:\\[(?:info|error|warn)] ?|\\S{20,40}Z (?:stdout|stderr) [FP] |>+ |\u001b\\[[0-9;]*m)+");

    private static final Pattern TIME = Pattern.compile("^\\[?(?:\\d{2,4}[-/.]\\d{2}[-/.]\\d{2,4}[ T,]{1,2}\\d{2}:\\d{2}|\\d{2}:\\d{2}:\\d{2}[.,]\\d{2,6}|[A-Z][a-z]{2} +\\d+ \\d{2}:\\d{2}:\\d{2})");

    private static final Pattern LEVEL = Pattern.compile("(?:^|[\\s\\[|:\"])(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE)(?=[\\s\\]|:,\"]|$)");

    /** How far into a line a level can stand. */
    private static final int PREFIX = 120;

    /** Where the level stands in Spark's own layout, at most. */
    private static final int FAST = 30;

    static LogLine of(String raw) {
        char first = raw.isEmpty() ? ' ' : raw.charAt(0);
        String line = first == '[' || first == '>' || first == '\u001b' || Character.isDigit(first) && raw.contains("Z std") ? DECORATION.matcher(raw).replaceFirst("") : raw;
        if (line.isEmpty() || Character.isWhitespace(line.charAt(0)) || !mayStart(line.charAt(0))) {
            return new LogLine(false, "", line);
        }
        int info = line.indexOf(" INFO ");
        if (info > 0 && info < FAST && Character.isDigit(line.charAt(0))) {
            return new LogLine(true, "INFO", line);
        }
        Matcher level = LEVEL.matcher(line).region(0, Math.min(line.length(), PREFIX));
        boolean hasLevel = level.find();
        boolean starts = TIME.matcher(line).lookingAt() || hasLevel && level.start(1) < 8;
        return new LogLine(starts, starts && hasLevel ? level.group(1) : "", line);
    }

    private static boolean mayStart(char first) {
        return Character.isDigit(first) || first == '[' || Character.isUpperCase(first);
    }

    /** Whether a logger wrote it that reports no trouble. */
    boolean harmless() {
        return level.equals("INFO") || level.equals("DEBUG") || level.equals("TRACE");
    }
}
