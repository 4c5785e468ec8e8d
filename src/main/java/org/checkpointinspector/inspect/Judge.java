package org.checkpointinspector.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the rules find when a checkpoint is judged for one Spark version. Rules report in the order in which Spark meets the trouble, so the
 * first ERROR is the cause.
 */
public final class Judge {

    private final SparkVersion spark;
    private final Map<String, String> launchConf;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> assumed = new LinkedHashSet<>();
    private @Nullable String unknownBecause;
    private Predicate<String> hidden = path -> false;

    /**
     * Starts a judgement.
     *
     * @param spark for which Spark
     * @param launchConf what is known of the job's launch configuration
     */
    public Judge(SparkVersion spark, Map<String, String> launchConf) {
        this.spark = spark;
        this.launchConf = launchConf;
    }

    /** The Spark that is to restart. */
    public SparkVersion spark() {
        return spark;
    }

    /** A setting of the launch configuration, empty where it was not given. */
    public Optional<String> launchConf(String key) {
        return Optional.ofNullable(launchConf.get(key));
    }

    /** Begins a finding of a severity; it counts once {@link Draft#add()} is called. */
    public Draft finding(Severity severity, String rule, String path) {
        return new Draft(severity, rule, path);
    }

    /** Begins a finding for what Spark refuses. */
    public Draft error(String rule, String path) {
        return finding(Severity.ERROR, rule, path);
    }

    /** Begins a finding for silent loss. */
    public Draft loss(String rule, String path) {
        return finding(Severity.LOSS, rule, path);
    }

    /** Begins a finding for a risk. */
    public Draft warning(String rule, String path) {
        return finding(Severity.WARNING, rule, path);
    }

    /** Begins a finding that is good to know. */
    public Draft info(String rule, String path) {
        return finding(Severity.INFO, rule, path);
    }

    /** Notes an assumption that decides the verdict. */
    public void assume(String words) {
        assumed.add(words);
    }

    /** Notes that something which decides the verdict could not be read; only the first reason is kept. */
    public void unknown(String because) {
        if (unknownBecause == null) {
            unknownBecause = because;
        }
    }

    /**
     * Says which paths, relative to the checkpoint, may be there without having been seen. Refusal and loss that rest on such a path missing are not
     * proven: they make the verdict unknown.
     */
    public void hides(Predicate<String> paths) {
        hidden = paths;
    }

    /** Findings so far, in order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Assumptions so far. */
    public List<String> assumed() {
        return List.copyOf(assumed);
    }

    /** The first reason to refuse. */
    public Optional<Cause> cause() {
        return findings.stream().filter(finding -> finding.severity() == Severity.ERROR && finding.spark() != null).findFirst().map(Judge::causeOf);
    }

    private static Cause causeOf(Finding finding) {
        SparkError error = Objects.requireNonNull(finding.spark());
        return new Cause(finding.path(), finding.offset(), finding.summary(), error);
    }

    /** The verdict: a proven refusal outweighs what could not be read. */
    public Verdict verdict() {
        if (cause().isPresent()) {
            return Verdict.FAILS;
        }
        return unknownBecause == null ? Verdict.RESTARTS : Verdict.UNKNOWN;
    }

    /** Why there is no verdict; null where there is one. */
    public @Nullable String unknownBecause() {
        return verdict() == Verdict.UNKNOWN ? unknownBecause : null;
    }

    /** A finding in the making. */
    public final class Draft {
        private final Severity severity;
        private final String rule;
        private final String path;
        private final Map<String, Object> evidence = new LinkedHashMap<>();
        private @Nullable Long offset;
        private String summary = "";
        private Finding.@Nullable Remedy remedy;
        private @Nullable SparkError error;

        private Draft(Severity severity, String rule, String path) {
            this.severity = severity;
            this.rule = rule;
            this.path = path;
        }

        /** The byte in the stored file. */
        public Draft at(long storedOffset) {
            this.offset = storedOffset;
            return this;
        }

        /** One sentence: what is wrong, and what Spark does. */
        public Draft says(String words) {
            this.summary = words;
            return this;
        }

        /** A number, a text or a list that proves it; null values are left out. */
        public Draft proof(String name, @Nullable Object value) {
            if (value != null) {
                evidence.put(name, value);
            }
            return this;
        }

        /** What to do. */
        public Draft remedy(String words) {
            this.remedy = new Finding.Remedy(words, null);
            return this;
        }

        /** What Spark raises. */
        public Draft raises(SparkError raised) {
            this.error = raised;
            return this;
        }

        /** Adds the finding, unless it is grave and rests on something missing that may only be hidden. */
        public void add() {
            if ((severity == Severity.ERROR || severity == Severity.LOSS) && hidden.test(path)) {
                unknown(path + " was not seen, and the folder it belongs in could not be listed in full");
                return;
            }
            findings.add(new Finding(rule, severity, path, offset, summary, evidence, remedy, error));
        }
    }
}
