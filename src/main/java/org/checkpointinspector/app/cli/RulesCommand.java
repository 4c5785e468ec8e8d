package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.diagnose.Rules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules}: what the program looks for. */
@Command(
        name = "rules",
        description = "Lists every rule by which checkpoints are judged and advice is given, or explains one.",
        footer = {"%nExamples:", "  checkpoint-inspector rules", "  checkpoint-inspector rules state.growing"})
final class RulesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "The id of one rule, or its beginning.")
    private String id = "";

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<RuleText> rules = Rules.find(id).map(List::of).orElseGet(() -> Rules.all().stream().filter(rule -> rule.id().startsWith(id)).toList());
        if (rules.isEmpty() && spec != null) {
            throw new ParameterException(spec.commandLine(), "There is no rule '" + id + "'. The command rules alone lists all.");
        }
        if (rules.size() == 1) {
            explain(rules.get(0));
        } else {
            int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0) + 2;
            for (RuleText rule : rules) {
                terminal.text().append(String.format("%-" + width + "s%-9s%s%n", rule.id(), rule.severity(), rule.about()));
            }
        }
        terminal.flush();
        return ExitStatus.OK;
    }

    private void explain(RuleText rule) throws IOException {
        terminal.text()
                .append(rule.id()).append(" (").append(rule.severity().name()).append(Rules.isAdvice(rule) ? ", advice" : "").append(")\n")
                .append(rule.about()).append('\n')
                .append("Spark:  ").append(rule.spark()).append('\n')
                .append("To do:  ").append(rule.todo()).append('\n');
    }
}
