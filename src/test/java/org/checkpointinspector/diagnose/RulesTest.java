package org.checkpointinspector.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule is known, described, and proven by a checkpoint on which it speaks. */
class RulesTest {

    private static final Path DOCUMENT = Path.of("src/docs/rules.md");
    private static final Pattern ID = Pattern.compile("(?:error|loss|warning|info)\\(\\s*\"([a-z][a-z.-]*[a-z])\"|StateTrouble(?:\\.of)?\\(\\s*\"([a-z][a-z.-]*[a-z])\"");

    @TempDir
    Path folder;

    @Test
    void everyRuleHasOneIdAndIsDescribed() {
        Set<String> ids = new HashSet<>();
        for (RuleText rule : Rules.all()) {
            assertTrue(rule.id().matches("[a-z0-9-]+(\\.[a-z0-9-]+)*"), rule.id());
            assertTrue(ids.add(rule.id()), rule.id() + " twice");
            assertTrue(rule.about().endsWith(".") && !rule.about().contains("\n"), rule.about());
            assertFalse(rule.spark().isBlank() || rule.todo().isBlank(), rule.id());
        }
    }

    @Test
    void everyRuleThatJudgesIsInTheCatalogue() throws IOException {
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/checkpointinspector/inspect"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher id = ID.matcher(Files.readString(source));
                while (id.find()) {
                    String found = id.group(1) == null ? id.group(2) : id.group(1);
                    if (Rules.find(found).isEmpty()) {
                        unknown.add(found + " in " + source.getFileName());
                    }
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    /** Every rule speaks where it should, as gravely as the catalogue says, and not where things are nearly the same. The document is written from these very proofs. */
    @TestFactory
    Stream<DynamicTest> eachRuleSpeaksWhereItIsDueAndNotNearby() {
        return Rules.all().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            Proofs.Proof proof = proof(rule);
            List<Finding> findings = proof.fires().in(made(rule.id() + "-fires"));
            List<Finding> given = findings.stream().filter(finding -> finding.rule().equals(rule.id())).toList();
            assertFalse(given.isEmpty(), () -> "not given: " + findings);
            assertEquals(rule.severity(), given.stream().map(Finding::severity).min(Severity::compareTo).orElseThrow(), "the catalogue's severity");
            given.forEach(finding -> {
                assertFalse(finding.summary().isBlank());
                if (finding.severity() != Severity.INFO || Rules.isAdvice(rule)) {
                    assertFalse(finding.remedy() == null || finding.remedy().words().isBlank(), () -> "nothing to do: " + finding);
                }
            });
            // whatever Spark refuses or loses has something that can be typed or pressed
            findings.stream().filter(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.LOSS).forEach(finding ->
                    assertTrue(finding.remedy() != null && finding.remedy().command() != null, () -> "no command: " + finding));
            List<Finding> near = proof.nearMiss().in(made(rule.id() + "-near"));
            assertTrue(near.stream().noneMatch(finding -> finding.rule().equals(rule.id())), () -> "given, too: " + near);
        }));
    }

    private static Proofs.Proof proof(RuleText rule) {
        List<Proofs.Proof> proofs = Stream.concat(Proofs.ALL.stream(), JudgingProofs.ALL.stream()).filter(proof -> proof.rule().equals(rule.id())).toList();
        assertEquals(1, proofs.size(), "proofs of " + rule.id());
        assertEquals(rule.severity(), proofs.get(0).severity(), "the catalogue's severity of " + rule.id());
        return proofs.get(0);
    }

    @Test
    void everyProofIsOfARule() {
        Stream.concat(Proofs.ALL.stream(), JudgingProofs.ALL.stream()).forEach(proof -> assertTrue(Rules.find(proof.rule()).isPresent(), proof.rule()));
    }

    @Test
    void theProblemsAreMetByRulesThatThereAre() throws IOException {
        Matcher named = Pattern.compile("`([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)`").matcher(Files.readString(Path.of("src/docs/problems.md")));
        Set<String> unknown = new TreeSet<>();
        int rules = 0;
        for (; named.find(); rules++) {
            if (Rules.find(named.group(1)).isEmpty()) {
                unknown.add(named.group(1));
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(rules > 60, () -> "the table is there");
    }

    private Path made(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void healthyCheckpointsAreGivenNoAlarm() throws IOException {
        // a receiver's blocks in memory and a batch in flight are truly there
        Set<String> known = Set.of("dstream.blocks.in-memory", "commits.repeat");
        List<String> alarms = new ArrayList<>();
        for (String id : GoldenCheckpoints.ids()) {
            Path at = made("healthy-" + id);
            GoldenCheckpoints.unpack(id, at);
            CheckpointInspection inspection = Diagnose.folder(at.resolve("checkpoint"), Depth.QUICK);
            inspection.findings().stream()
                    .filter(finding -> finding.severity() != Severity.INFO && !known.contains(finding.rule()))
                    .forEach(finding -> alarms.add(id + " " + finding));
        }
        assertEquals(List.of(), alarms);
    }

    @Test
    void theDocumentListsEveryRuleWithItsProof() throws IOException {
        StringBuilder document = new StringBuilder("""
                # Rules

                Every rule, by id, with what proves that it works: `checkpoint-inspector rules ID` says what Spark does and what is to be done.
                Of each, a checkpoint on which the rule speaks is followed by one, nearly the same, on which it does not; `RulesTest` tries both and writes this table.
                Goldens were written by real Spark, and what recipes make of them was given to real Spark to judge. Rules that judge say what Spark itself would do, and are held
                against it by all goldens and recipes, not only by those named here. Rules that give advice never change a verdict; what is only likely is `INFO`.

                | Rule | Severity | What it finds | Proof |
                |---|---|---|---|
                """);
        for (RuleText rule : Rules.all()) {
            document.append("| `").append(rule.id()).append("` | ").append(rule.severity()).append(Rules.isAdvice(rule) ? ", advice" : "").append(" | ").append(rule.about())
                    .append(" | ").append(proof(rule).words()).append(" |\n");
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertEquals(Files.readString(DOCUMENT), document.toString(), "write it anew with -Dgolden.write=true");
    }
}
