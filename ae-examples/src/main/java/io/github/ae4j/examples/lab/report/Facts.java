package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** What stands above the tables, name by name. */
final class Facts {
  /** Values that are told without the arms they are of. */
  private static final int FEW = 5;

  private static final Collector<CharSequence, ?, String> LIST = Collectors.joining("; ");

  private Facts() {}

  /** How the numbers are made; for the head of the report. */
  static final String METHOD =
      "Every arm of a seed starts from the same weights and sees the same batches. Numbers are"
          + " paired over the seeds; intervals are 95%, Student's, widened by the bootstrap where"
          + " the samples are skewed, and between ranks where a run broke down or missed; between"
          + " ranks they cover 93.75% only, the range of five seeds. A share of seeds has Wilson's"
          + " interval. What counts as diverged is defined in docs/lab.md;"
          + " seconds are wall time of a run, with its looks at held-back data and beside other"
          + " jobs, so that only experiment 17 compares costs, peak memory too. A claim"
          + " holds if the whole interval is on its side, does not hold if it is wholly on the"
          + " other, and is undecided else. Steered arms have one configuration; a baseline is the"
          + " best of its grid, tuned in hindsight.";

  /** How the profiles are made. */
  static final String PROFILES =
      "Time to target, median over the seeds, against the best method's, over the experiments, and"
          + " their conditions, that a method was run on (their number in parentheses; a miss never"
          + " counts). AlgoPerf would count an experiment that a method was not run on as failed;"
          + " here it is left out, for it is no fault of the method: scores over different"
          + " experiments are not to be ranked against each other, only those over the same. The"
          + " score is the mean share over tau from 1 to 4. Shown are held-out experiments and the"
          + " methods that were run on at least half of them.";

  /** Behind the command. */
  private static final String UNKNOWN =
      "; the runs do not tell whether --arms chose among the arms, nor the name of the data's"
          + " folder";

  static final String SMOKE =
      "These are smoke runs: they show that the experiments run, their verdicts mean nothing.";

  static Map<String, String> suite(Suite suite) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Scale", Wording.name(suite.scale()));
    facts.put("Experiments", suite.run().size() + " of " + suite.sections().size() + " were run");
    String judged = suite.count("holds") + " hold, " + suite.count("does not hold");
    String open = suite.count("undecided") + " are undecided, " + suite.count(Wording.NOT_RUN);
    String seen = "; those of experiments seen in development are no evidence";
    facts.put("Claims", judged + " do not hold, " + open + " were not run" + seen);
    facts.put("Made by", suite.command() + UNKNOWN);
    suite.versions().forEach((name, values) -> facts.put(name, String.join(", ", values)));
    return facts;
  }

  static Map<String, String> section(Section section) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Setup", section.experiment().setup(section.scale()));
    facts.put("Runs", section.status());
    if (section.isRun()) {
      measured(section, facts);
    }
    facts.put(
        "Evidence",
        section.experiment().seenInDevelopment()
            ? "none for the steered arms: a task like it was seen in development"
            : "held out: not seen in development");
    return facts;
  }

  private static void measured(Section section, Map<String, String> facts) {
    List<RunRecord> runs = section.results().runs();
    facts.put("Data", runs.stream().map(r -> r.outcome().data()).distinct().sorted().collect(LIST));
    configuration(section, facts);
    Metric metric = section.results().metric();
    String better = metric.higherIsBetter() ? ", higher is better" : ", lower is better";
    facts.put("Metric", metric.label() + better);
    section
        .targets()
        .forEach(
            (condition, target) -> {
              String label = condition.isEmpty() ? "Target" : "Target, " + condition;
              String where = ", where " + target.arm() + " is at 75% of the budget";
              facts.put(label, Wording.number(target.value()) + where);
            });
    if (section.targets().isEmpty()) {
      facts.put("Target", "none: no finite baseline");
    }
  }

  /** What has few values as they are; what has many, as an equation found, by arm, a baseline's best. */
  private static void configuration(Section section, Map<String, String> facts) {
    Map<String, TreeSet<String>> all = values(section.results().runs());
    for (String name : all.keySet()) {
      Set<String> values = all.getOrDefault(name, new TreeSet<>());
      if (values.size() <= FEW) {
        facts.put(name, String.join("; ", values));
        continue;
      }
      for (Role role : Role.values()) {
        for (String arm : section.representatives(section.results(), role)) {
          Set<String> own = values(section.runs(arm)).getOrDefault(name, new TreeSet<>());
          facts.put(name + ", " + arm, String.join("; ", own));
        }
      }
    }
  }

  private static Map<String, TreeSet<String>> values(List<RunRecord> runs) {
    return Suite.values(runs, run -> run.outcome().configuration());
  }
}
