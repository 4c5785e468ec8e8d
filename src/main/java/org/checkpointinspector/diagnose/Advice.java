package org.checkpointinspector.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.jspecify.annotations.Nullable;

/** What one rule has to say of one checkpoint. */
public final class Advice {

    private final RuleText rule;
    private final List<Finding> findings = new ArrayList<>();

    Advice(RuleText rule) {
        this.rule = rule;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Begins a finding of the rule's own severity; {@code path} is relative to the checkpoint, empty for all of it. */
    public Draft on(String path) {
        return new Draft(rule.severity(), path);
    }

    /** Begins a finding that is only for information. */
    public Draft info(String path) {
        return new Draft(Severity.INFO, path);
    }

    /** A finding in the making. */
    public final class Draft {
        private final Severity severity;
        private final String path;
        private final Map<String, Object> evidence = new LinkedHashMap<>();
        private String summary = "";

        private Draft(Severity severity, String path) {
            this.severity = severity;
            this.path = path;
        }

        /** What is so, and what comes of it. */
        public Draft says(String words) {
            summary = words;
            return this;
        }

        /** A number, a text or a list that proves it; null values are left out. */
        public Draft proof(String name, @Nullable Object value) {
            if (value != null) {
                evidence.put(name, value);
            }
            return this;
        }

        /** Adds the finding, with what the rule says is to be done. */
        public void add() {
            add(rule.todo(), null, null);
        }

        /** Adds the finding with a command to paste. */
        public void add(String words, @Nullable String command) {
            add(words, command, null);
        }

        /** Adds the finding with a command and the same as an action of this program. */
        public void add(String words, @Nullable String command, Finding.@Nullable Action action) {
            findings.add(new Finding(rule.id(), severity, path, null, summary, evidence, new Finding.Remedy(words, command, action), null));
        }
    }
}
