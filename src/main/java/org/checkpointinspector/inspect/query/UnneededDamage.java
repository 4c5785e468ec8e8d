package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileDecoders;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.FileEntry;

/** Damage that no restart meets: at depth ALL every file is read, and what is broken of the rest is said, for it is what a rolling back would need. */
final class UnneededDamage {

    private static final int REPORTED = 20;

    private UnneededDamage() {}

    /** Reads what was not read, if every file was asked for, and warns of damage that no rule spoke of. */
    static void report(QueryEvidence evidence, Judge judge) {
        if (evidence.depth() == Depth.QUICK) {
            return;
        }
        if (evidence.depth() == Depth.ALL) {
            readAll(evidence, judge);
        }
        Set<String> known = new HashSet<>();
        judge.findings().stream().map(Finding::path).forEach(known::add);
        List<String> damaged = new ArrayList<>();
        for (CheckpointInspection.FileReport report : evidence.reads().report()) {
            if (report.health() == Health.DAMAGED && !known.contains(report.file().path())) {
                damaged.add(report.file().path());
            }
        }
        damaged.stream().limit(REPORTED).forEach(path -> judge.warning("damaged.not-needed", path)
                .says("The file is damaged; a restart from the newest batch does without it.")
                .remedy("Nothing needs to be done for a restart. Rolling back to an older batch may need it: restore it from a backup while there is one.")
                .add());
        if (damaged.size() > REPORTED) {
            judge.info("damaged.not-needed.more", "").says((damaged.size() - REPORTED) + " more files are damaged that a restart does without.").add();
        }
    }

    private static void readAll(QueryEvidence evidence, Judge judge) {
        StateFileChecks checks = new StateFileChecks(evidence, judge);
        Map<FileEntry, Decoder<?>> wanted = new LinkedHashMap<>();
        for (CheckpointInspection.FileReport report : evidence.reads().report()) {
            CheckpointFile file = report.file();
            if (report.health() == Health.NOT_NEEDED || report.health() == Health.UNREAD) {
                Optional<Decoder<?>> decoder = checks.decoder(file.entry().name()).or(() -> FileDecoders.of(file));
                decoder.ifPresent(each -> wanted.put(file.entry(), each));
            }
        }
        evidence.reads().decodeAll(wanted);
    }
}
