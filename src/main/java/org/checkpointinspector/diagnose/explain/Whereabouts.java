package org.checkpointinspector.diagnose.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Where a failure happened, as far as its messages tell.
 *
 * @param paths files and folders of checkpoints, the one that matters first; else whatever else the failure names
 * @param batch the batch
 * @param operator the stateful operator
 * @param partition the partition of the state
 * @param version the version of the state
 */
record Whereabouts(List<String> paths, @Nullable Long batch, @Nullable Integer operator, @Nullable Integer partition, @Nullable Long version) {

    private static final int MOST_PATHS = 6;

    private static final Pattern PATH = Pattern.compile("(?<![\\w/:.$])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}:/{1,3}|/)[^\\s\"'<>|,;()\\[\\]{}=]+");

    private static final Pattern OF_CHECKPOINT = Pattern.compile("/(?:offsets|commits|sources|state|_spark_metadata|receivedData|receivedBlockMetadata|rdd-\\d+)(?:/|$)|/metadata$|checkpoint-\\d+|\\.(?:delta|snapshot|changelog|sst)$"
            + "|(?i:check-?points?)[-_\\w]*(?:/|$)");

    private static final Pattern LOG_FILE = Pattern.compile("/(?:offsets|commits|_spark_metadata|sources/\\d+)/(\\d{1,18})(?:\\.compact)?$");
    private static final Pattern STATE = Pattern.compile("/state/(\\d{1,9})(?:/(\\d{1,9}))?(?:/|$)");
    private static final Pattern VERSION = Pattern.compile("/(\\d{1,18})(?:_[0-9a-f-]{36})?\\.(?:delta|snapshot|changelog|zip)$");

    private static final Pattern BATCH = Pattern.compile("(?i)\\bbatch(?:es)? ?(?:id)?(?: ?[=:] ?| \\(?)(\\d{1,18})\\b|Multiple streaming jobs detected for (?:batchId )?(\\d{1,18})");
    private static final Pattern OPERATOR = Pattern.compile("\\bop(?:erator)?(?:Id)? ?= ?(\\d{1,9})\\b");
    private static final Pattern PARTITION = Pattern.compile("\\bpart(?:ition)?(?:Id)? ?= ?(\\d{1,9})\\b");

    /** Reads a trace, beginning at the exception that was recognised. */
    static Whereabouts of(Trace trace, Thrown recognised) {
        List<String> texts = Stream.concat(Stream.of(recognised), trace.thrown().stream().filter(each -> each != recognised)).map(Thrown::message).toList();
        List<String> paths = paths(recognised.message(), texts);
        String first = paths.isEmpty() ? "" : paths.get(0);
        Long version = number(VERSION, first);
        Long batch = number(LOG_FILE, first);
        Long told = batch != null ? batch : first(BATCH, texts);
        Integer operator = small(first(OPERATOR, texts));
        Integer partition = small(first(PARTITION, texts));
        Matcher state = STATE.matcher(first);
        if (state.find()) {
            operator = Integer.valueOf(state.group(1));
            partition = state.group(2) == null ? partition : Integer.valueOf(state.group(2));
        }
        // state of version V is written by batch V - 1
        Long of = told != null || version == null || version == 0 ? told : Long.valueOf(version - 1);
        return new Whereabouts(paths, of, operator, partition, version);
    }

    private static List<String> paths(String recognised, List<String> texts) {
        List<String> inCheckpoint = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : texts) {
            Matcher path = PATH.matcher(text);
            while (path.find() && inCheckpoint.size() < MOST_PATHS) {
                String name = path.group().replaceAll("[.:]+$", "");
                boolean web = name.startsWith("http:") || name.startsWith("https:");
                boolean local = name.contains("workingDir-") || name.contains("/StateStoreId(");
                if (OF_CHECKPOINT.matcher(name).find() && !web && !local) {
                    addNew(inCheckpoint, name);
                } else if (text.equals(recognised) && !web && !local && name.length() > 3 && others.size() < MOST_PATHS) {
                    addNew(others, name);
                }
            }
        }
        // files say more than the folders they lie in
        inCheckpoint.sort((a, b) -> Boolean.compare(isFile(b), isFile(a)));
        return (inCheckpoint.isEmpty() ? others : inCheckpoint).stream().map(Mask.STANDARD::text).toList();
    }

    private static boolean isFile(String path) {
        return LOG_FILE.matcher(path).find() || path.matches(".*(?:\\.\\w{2,9}|/metadata|/schema|/part-\\d+|checkpoint-\\d+|log-\\d+-\\d+)$");
    }

    private static void addNew(List<String> paths, String path) {
        if (!paths.contains(path)) {
            paths.add(path);
        }
    }

    private static @Nullable Long first(Pattern pattern, List<String> texts) {
        return texts.stream().map(text -> number(pattern, text)).filter(found -> found != null).findFirst().orElse(null);
    }

    private static @Nullable Long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Long.valueOf(matcher.group(group));
            }
        }
        return null;
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : number.intValue();
    }
}
